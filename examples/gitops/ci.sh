#!/bin/sh
# Every step of the workflows; also runs on your own machine:
#
#   ./ci.sh validate   checks the conference file
#   ./ci.sh preview    what Pulumi would do, as .review/preview.json
#   ./ci.sh review     the same in plain words: .review/summary.md, review.html, review.svg
#   ./ci.sh apply      brings the account in line with the file
#   ./ci.sh page       the programme for everybody: .review/page/index.html
#   ./ci.sh drift      .review/drift.md; exits with 2 if somebody changed the account
#   ./ci.sh mend       the same as apply, and overwrites what somebody changed in the account
#   ./ci.sh sync       takes the programme over from where the file says that it comes from; exits with 2 if it changed
#
# STACK is the stack (one per edition), FILE the conference file, BASE the version to compare changes with.
# GUARD=1 stops changes that need somebody's approval. PAGE_URL is where the page is published, for previews of links.
# ACCEPT_MISSING=1 takes an export that lacks most of the programme.
set -eu
cd "$(dirname "$0")"

STACK=${STACK:-edition-2029}
FILE=${FILE:-conference.yaml}
export FILE
BASE=${BASE:-origin/main}
OUT=.review
mkdir -p "$OUT"

# Adds to the state what a killed run created on a runner that is gone. If a person has to decide, it says so and stops
# here.
recover() {
	npx --no-install zoom-events recover --stack "$STACK" --yes
}

case "${1:-}" in
validate)
	node check.cjs "$FILE"
	;;
preview)
	# Errors are in the JSON: print them here, and keep them for the comment.
	pulumi preview --stack "$STACK" --json --non-interactive >"$OUT/preview.json" || {
		code=$?
		npx --no-install zoom-events review --preview "$OUT/preview.json" --markdown "$OUT/summary.md" || true
		cat "$OUT/summary.md" >&2
		exit "$code"
	}
	;;
review)
	# The whole tree before the change, since a conference file may extend others.
	rm -rf "$OUT/before"
	mkdir -p "$OUT/before"
	git archive "$(git merge-base "$BASE" HEAD)" -- . | tar -x -C "$OUT/before"
	set -- --preview "$OUT/preview.json" --after "$FILE"
	# There is none before the first change.
	if [ -f "$OUT/before/$FILE" ]; then set -- "$@" --before "$OUT/before/$FILE"; fi
	# With GUARD it exits with 3 if somebody has to approve.
	npx --no-install zoom-events review "$@" ${GUARD:+--guard} \
		--markdown "$OUT/summary.md" --html "$OUT/review.html" --svg "$OUT/review.svg"
	;;
apply)
	recover
	pulumi up --stack "$STACK" --yes --non-interactive --suppress-outputs
	;;
page)
	mkdir -p "$OUT/page"
	npx --no-install zoom-events export "$FILE" --html ${PAGE_URL:+--url "$PAGE_URL"} --output "$OUT/page/index.html"
	;;
drift)
	npx --no-install zoom-events drift --stack "$STACK" --file "$FILE" --markdown "$OUT/drift.md" --html "$OUT/drift.html"
	;;
mend)
	recover
	# Without --refresh Pulumi compares with its state, which knows nothing of the portal.
	pulumi up --stack "$STACK" --refresh --yes --non-interactive --suppress-outputs
	;;
sync)
	npx --no-install zoom-events sync "$FILE" --markdown "$OUT/sync.md" ${ACCEPT_MISSING:+--accept-missing}
	;;
*)
	sed -n '2,15p' "$0"
	exit 1
	;;
esac
