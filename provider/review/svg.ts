import { withoutAddresses } from "../programme/addresses";
import { gridOf } from "../programme/grid";
import { MAX_IN_PICTURE } from "../programme/large";
import { pictureText, wordsPicture } from "../programme/picture";
import { STATE_WORDS } from "./html";
import type { Review, View } from "./review";

/** Marks of what changes. */
const STYLE = `.new{fill:#e2f6e6!important;stroke:#1a7f37!important}
.removed{fill:#fde7e7!important;stroke:#b42318!important}.moved{fill:#fff2d3!important;stroke:#8a5d00!important}
.changed{fill:#e4efff!important;stroke:#0a5ccf!important}.away{stroke:#8a5d00!important;stroke-dasharray:4 3}
.x{stroke:#b42318!important;stroke-width:3}
@media(prefers-color-scheme:dark){.new{fill:#11311c!important;stroke:#57c274!important}
.removed{fill:#3d1719!important;stroke:#ff8f86!important}.moved{fill:#3a2b07!important;stroke:#e5b53a!important}
.changed{fill:#122a4a!important;stroke:#7db4ff!important}}
`;

/**
 * The programme as a picture, for a comment: the same grid as the page's. Of a programme that is too large for one, it
 * shows what changes and what collides; where that is too much too, it says so.
 */
export function toSvg(review: Review, view: View = "changes"): string {
	const all = review.entries(view);
	const isWhole = all.length <= MAX_IN_PICTURE;
	const entries = isWhole
		? all
		: all.filter(({ state, slot, conflicts }) => state !== "same" || slot.state !== "same" || conflicts.length > 0);
	const label = `Programme of ${withoutAddresses(review.title)}, times in ${review.zone}`;
	const total = `${review.slots.length.toLocaleString("en-US")} sessions`;
	if (entries.length > MAX_IN_PICTURE || (!isWhole && entries.length === 0))
		return wordsPicture(label, [`${total} are too many for a picture.`, "The page of the review shows them by day."]);
	return pictureText(gridOf(entries, review), {
		label: isWhole ? label : `${label}: what changes of ${total}`,
		style: STYLE,
		show: ({ row, state, conflicts }) => ({
			name: withoutAddresses(row.name),
			speakers: row.speakers.map(withoutAddresses),
			classes: [state, ...(conflicts.length > 0 ? ["x"] : [])],
			marks: [STATE_WORDS[state], conflicts.length > 0 ? "⚠ conflict" : ""].filter((text) => text !== ""),
		}),
	});
}
