/**
 * Script that pages share: days that are closed open where a filter finds something, and all for paper. It gives
 * `openDays(isFiltered)`, to be called when cells have or have lost their class `hit`.
 *
 * @param folded CSS selector of what is closed on the screen and open on paper
 */
export function foldsScript(folded: "details" | ".fold"): string {
	return `
/** Which days were open before something was looked for. */
let opened;
function openDays(isFiltered) {
	const days = [...document.querySelectorAll(".day > .fold")];
	if (isFiltered) {
		opened = opened || days.map((day) => day.open);
		for (const day of days) day.open = day.querySelector("td.hit") !== null;
	} else if (opened) {
		days.forEach((day, index) => { day.open = opened[index]; });
		opened = undefined;
	}
}
let closed = [];
addEventListener("beforeprint", () => {
	closed = [...document.querySelectorAll("${folded}:not([open])")];
	for (const one of closed) one.open = true;
});
addEventListener("afterprint", () => {
	for (const one of closed) one.open = false;
});
`;
}
