import { foldsScript } from "../programme/folds";

/**
 * Script of the page: the filter by speaker, and the arrow keys. Views change by style alone, and all is readable
 * without it.
 */
export const PAGE_SCRIPT = `
"use strict";
const filter = document.querySelector("#speaker");
const status = document.querySelector("#status");
const views = [...document.querySelectorAll("input[name=view]")];
const shownTables = () => [...document.querySelectorAll("table")].filter((table) => table.offsetParent !== null);

${foldsScript("details")}
function apply() {
	const chosen = filter.value;
	document.body.classList.toggle("filtered", chosen !== "");
	for (const cell of document.querySelectorAll("td.s")) {
		const isHit = chosen === "" || cell.dataset.s.split(" ").includes(chosen);
		cell.classList.toggle("hit", isHit);
		cell.toggleAttribute("aria-hidden", !isHit);
		if (!isHit) cell.setAttribute("aria-hidden", "true");
	}
	openDays(chosen !== "");
	for (const table of document.querySelectorAll("table")) rove(table, open(table)[0]);
	const hits = shownTables().flatMap(open).length;
	status.textContent = hits + (hits === 1 ? " session shown" : " sessions shown");
}

/** Sessions of a table that can be gone to. */
function open(table) {
	return [...table.querySelectorAll("td.s")].filter((cell) => cell.getAttribute("aria-hidden") !== "true");
}

/** Lets Tab reach one session of a table, the one that was gone to last. */
function rove(table, cell) {
	for (const other of table.querySelectorAll("td[tabindex='0']")) other.tabIndex = -1;
	if (cell) cell.tabIndex = 0;
}

/** The nearest session in a direction: its column or row first, then the distance. */
function nearest(cells, from, key) {
	const box = from.getBoundingClientRect();
	const isAcross = key === "ArrowLeft" || key === "ArrowRight";
	const sign = key === "ArrowLeft" || key === "ArrowUp" ? -1 : 1;
	let best, least = Infinity;
	for (const cell of cells) {
		if (cell === from) continue;
		const other = cell.getBoundingClientRect();
		const along = sign * (isAcross ? other.left - box.left : other.top - box.top);
		const aside = Math.abs(isAcross ? other.top - box.top : other.left - box.left);
		if (along < 1) continue;
		const cost = isAcross ? along + aside * 3 : along + aside * 1000;
		if (cost < least) [best, least] = [cell, cost];
	}
	return best;
}

document.addEventListener("keydown", (event) => {
	const cell = event.target.closest && event.target.closest("td.s");
	if (!cell || event.ctrlKey || event.metaKey || event.altKey) return;
	const table = cell.closest("table");
	const cells = open(table);
	let next;
	if (event.key.startsWith("Arrow")) next = nearest(cells, cell, event.key);
	else if (event.key === "Home") next = cells[0];
	else if (event.key === "End") next = cells[cells.length - 1];
	else return;
	event.preventDefault();
	if (!next) return;
	rove(table, next);
	next.focus();
});
document.addEventListener("focusin", (event) => {
	const cell = event.target.closest && event.target.closest("td.s");
	if (cell) rove(cell.closest("table"), cell);
});
filter.addEventListener("change", apply);
for (const view of views) view.addEventListener("change", apply);
if (filter.value !== "") apply();

/** Opens the day that the address names. */
function arrive() {
	const target = document.getElementById(location.hash.slice(1));
	const day = target && target.closest("details");
	if (day) day.open = true;
}
addEventListener("hashchange", arrive);
arrive();
`;
