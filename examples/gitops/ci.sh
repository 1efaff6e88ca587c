#!/bin/sh
# Every step of the workflows, for a machine of your own too:
#
#   ./ci.sh validate   the conference file is right
#   ./ci.sh preview    what Pulumi would do, as .review/preview.json
#   ./ci.sh review     the same in people's words: .review/summary.md, review.html, review.svg
#   ./ci.sh apply      the account becomes what the file says
#   ./ci.sh drift      .review/drift.md; ends with 2 where somebody changed the account
#   ./ci.sh mend       the account becomes what the file says, whatever somebody changed in it
#
# STACK is the stack (one an edition), FILE the conference file, BASE the version that a change is compared with.
# GUARD=1 holds up what needs a person's yes.
set -eu
cd "$(dirname "$0")"

STACK=${STACK:-edition-2029}
FILE=${FILE:-conference.yaml}
export FILE
BASE=${BASE:-origin/main}
OUT=.review
mkdir -p "$OUT"

# What a run that was killed has made, on a runner that is gone, goes into the state. Where something is left for a
# person, it is said, and nothing else is done.
recover() {
	npx --no-install zoom-events recover --stack "$STACK" --yes
}

case "${1:-}" in
validate)
	node check.cjs "$FILE"
	;;
preview)
	# Errors are in the JSON: they are said here, and kept for the comment.
	pulumi preview --stack "$STACK" --json --non-interactive >"$OUT/preview.json" || {
		code=$?
		npx --no-install zoom-events review --preview "$OUT/preview.json" --markdown "$OUT/summary.md" || true
		cat "$OUT/summary.md" >&2
		exit "$code"
	}
	;;
review)
	# The whole tree before the change, since a conference may extend other files.
	rm -rf "$OUT/before"
	mkdir -p "$OUT/before"
	git archive "$(git merge-base "$BASE" HEAD)" -- . | tar -x -C "$OUT/before"
	set -- --preview "$OUT/preview.json" --after "$FILE"
	# There is none before the first change.
	if [ -f "$OUT/before/$FILE" ]; then set -- "$@" --before "$OUT/before/$FILE"; fi
	# With GUARD it ends with 3 where somebody has to agree.
	npx --no-install zoom-events review "$@" ${GUARD:+--guard} \
		--markdown "$OUT/summary.md" --html "$OUT/review.html" --svg "$OUT/review.svg"
	;;
apply)
	recover
	pulumi up --stack "$STACK" --yes --non-interactive --suppress-outputs
	;;
drift)
	npx --no-install zoom-events drift --stack "$STACK" --file "$FILE" --markdown "$OUT/drift.md" --html "$OUT/drift.html"
	;;
mend)
	recover
	# Without --refresh Pulumi compares with its state, which knows nothing of the portal.
	pulumi up --stack "$STACK" --refresh --yes --non-interactive --suppress-outputs
	;;
*)
	sed -n '2,13p' "$0"
	exit 1
	;;
esac
