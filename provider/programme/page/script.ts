import { foldsScript } from "../folds";

/**
 * Script of the public page: filters, other time zones, and single entries for a calendar. All is there to be read
 * without it.
 */
export const SCRIPT = `
"use strict";
const one = (selector) => document.querySelector(selector);
const all = (selector, within = document) => [...within.querySelectorAll(selector)];
const fold = (text) => text.normalize("NFKD").replace(/\\p{M}/gu, "").toLowerCase();

const cells = all("td.s").map((cell) => ({ cell, text: fold(cell.textContent) }));
const selects = all("select[data-filter]");
const search = one("#text");
const status = one("#status");

${foldsScript(".fold")}
function filter() {
	const words = fold(search.value).split(/\\s+/).filter(Boolean);
	const chosen = selects.filter((select) => select.value !== "");
	const isFiltered = words.length + chosen.length > 0;
	let hits = 0;
	for (const { cell, text } of cells) {
		const isHit =
			words.every((word) => text.includes(word)) &&
			chosen.every(({ dataset, value }) => (cell.dataset[dataset.filter] || "").split(" ").includes(value));
		cell.classList.toggle("hit", isFiltered && isHit);
		if (isHit) hits++;
	}
	document.body.classList.toggle("filtered", isFiltered);
	openDays(isFiltered);
	status.textContent = isFiltered ? hits + (hits === 1 ? " session shown" : " sessions shown") : "";
}

function showAll() {
	search.value = "";
	for (const select of selects) select.value = "";
	filter();
}

for (const select of selects) select.addEventListener("change", filter);
search.addEventListener("input", filter);
one("#reset").addEventListener("click", showAll);
document.addEventListener("keydown", (event) => {
	if (event.key !== "Escape") return;
	const open = event.target.closest && event.target.closest("td details[open]");
	if (open) {
		open.open = false;
		open.querySelector("summary").focus();
	} else if (document.body.classList.contains("filtered")) showAll();
});

/** Shows what the address names, even where a filter hides it. */
function arrive() {
	const target = location.hash.length > 1 && document.getElementById(decodeURIComponent(location.hash.slice(1)));
	if (!target) return;
	const fold = target.closest(".fold");
	if (fold) fold.open = true;
	if (!target.matches("td.s")) return;
	if (document.body.classList.contains("filtered") && !target.classList.contains("hit")) showAll();
	const details = target.querySelector("details");
	if (details) details.open = true;
	target.scrollIntoView();
}
addEventListener("hashchange", arrive);

const zones = one("#zone");
const own = zones.value;
const times = all("time").map((time) => ({
	time,
	written: time.textContent,
	date: time.closest(".day").querySelector("h3").id.slice(4),
	// The end of a session is on the date of its start, or the next one.
	isFirst: !time.previousElementSibling,
}));

function showTimes() {
	const zone = zones.value;
	const format = new Intl.DateTimeFormat("en-GB", {
		timeZone: zone, hourCycle: "h23", hour: "2-digit", minute: "2-digit",
		weekday: "short", day: "numeric", month: "short", year: "numeric",
	});
	const month = new Intl.DateTimeFormat("en-GB", { timeZone: zone, month: "2-digit" });
	for (const { time, written, date, isFirst } of times) {
		const at = new Date(time.dateTime);
		const parts = {};
		for (const { type, value } of format.formatToParts(at)) parts[type] = value;
		const there = parts.year + "-" + month.format(at) + "-" + parts.day.padStart(2, "0");
		const clock = parts.hour + ":" + parts.minute;
		const day = isFirst && there !== date ? parts.weekday + " " + parts.day + " " + parts.month + ", " : "";
		time.textContent = zone === own ? written : day + clock;
	}
	one("#in-zone").textContent = zone;
	one("#elsewhere").hidden = zone === own;
}

function addZones() {
	const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
	zones.options[0].text = own + " (this page)";
	if (here && here !== own) zones.add(new Option(here + " (yours)", here));
	const known = Intl.supportedValuesOf ? Intl.supportedValuesOf("timeZone") : [];
	const others = document.createElement("optgroup");
	others.label = "All";
	others.append(...known.filter((zone) => zone !== own && zone !== here).map((zone) => new Option(zone, zone)));
	if (others.children.length > 0) zones.append(others);
}
addZones();
zones.addEventListener("change", showTimes);

const encoded = one("#calendar").href.split("base64,")[1];
/** The calendar of all sessions, with one of them alone. */
function calendarOf(number) {
	const text = new TextDecoder().decode(Uint8Array.from(atob(encoded), (letter) => letter.charCodeAt(0)));
	const [head, ...entries] = text.split("\\r\\nBEGIN:VEVENT\\r\\n");
	const entry = entries[number].split("\\r\\nEND:VEVENT\\r\\n")[0];
	return head + "\\r\\nBEGIN:VEVENT\\r\\n" + entry + "\\r\\nEND:VEVENT\\r\\nEND:VCALENDAR\\r\\n";
}
/** Gives a session its button; those of a closed day get theirs when it opens. */
function equip(cell) {
	if (cell.querySelector("button")) return;
	const button = document.createElement("button");
	button.type = "button";
	button.textContent = "Add to calendar";
	button.setAttribute("aria-label", "Add to calendar: " + cell.querySelector("h4").textContent);
	button.addEventListener("click", () => {
		const link = document.createElement("a");
		link.href = "data:text/calendar;charset=utf-8," + encodeURIComponent(calendarOf(cell.dataset.n));
		link.download = cell.id.replace("session-", "") + ".ics";
		link.click();
	});
	cell.append(button);
}
function equipOpen() {
	for (const { cell } of cells) {
		const day = cell.closest(".fold");
		if (!day || day.open) equip(cell);
	}
}
for (const day of all(".day > .fold")) day.addEventListener("toggle", equipOpen);
equipOpen();
one("#controls").hidden = false;
filter();
arrive();
`;
