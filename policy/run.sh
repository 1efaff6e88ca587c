#!/bin/sh
# The pack as a program, for a Pulumi CLI whose language host can't run packs, such as one built from source:
#   pulumi preview --policy-pack <this folder>/run.sh
# The engine gives its address; the SDK's script wants the pack's folder too.
cd "$(dirname "$0")" || exit 1
script=$(node -p "require.resolve('@pulumi/pulumi/cmd/run-policy-pack')") || exit 1
exec node "$script" "$1" .
