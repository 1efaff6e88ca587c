import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Source } from "../behaviours";

const { version } = require("zoom-events-emulator/package.json") as { version: string };

/** What came of asking: as the local API does, otherwise, or nothing. */
export type Verdict = "agree" | "differ" | "not asked";

/** What was found of one behaviour. */
export interface Finding {
	id: string;
	question: string;
	/** What the description says, and the lines where it does. */
	described?: { lines: readonly number[]; answer: string };
	/** What the local API does. */
	local: string;
	verdict: Verdict;
	/** What the API does; `unforeseen` where that is none of the answers. Missing where it wasn't asked. */
	seen?: string;
	/** What that means, in a sentence. */
	means?: string;
	/** Status and code of the answer that decided. */
	answered?: string;
	/** Why it wasn't asked. */
	why?: string;
}

/** What `verify` found. It holds no ids, addresses or secrets of the account. */
export interface Report {
	tool: { name: "zoom-events-emulator"; version: string };
	contract: { version: string; digest: string };
	/** Base URL of the API that was asked. */
	api: string;
	/** A digest that is the same for the same account. */
	account: string;
	time: string;
	/** Whose word the local API follows that was compared with. */
	follow: Source;
	requests: { made: number; budget: number };
	findings: Finding[];
	/** What was made and couldn't be removed again. */
	left: string[];
}

function digest(text: string | Buffer): string {
	return createHash("sha256").update(text).digest("hex").slice(0, 16);
}

/** What a report says of the tool, the contract, the API and the account. */
export function heading(apiUrl: string, accountId: string): Pick<Report, "tool" | "contract" | "api" | "account"> {
	const contract = readFileSync(join(__dirname, "../../schema/zoom-events.openapi.json"));
	const { info } = JSON.parse(contract.toString()) as { info: { version: string } };
	const { origin, pathname } = new URL(apiUrl);
	return {
		tool: { name: "zoom-events-emulator", version },
		contract: { version: info.version, digest: digest(contract) },
		api: `${origin}${pathname}`,
		account: digest(accountId),
	};
}

/** How many findings have a verdict. */
export function countOf({ findings }: Report, verdict: Verdict): number {
	return findings.filter((finding) => finding.verdict === verdict).length;
}

/** One line that says what a report found. */
export function summary(report: Report): string {
	const of = (verdict: Verdict): number => countOf(report, verdict);
	return `${of("agree")} agree, ${of("differ")} differ, ${of("not asked")} not asked; ${report.requests.made} requests`;
}

function seenOf({ seen, answered, why }: Finding): string {
	if (seen === undefined) return why ?? "";
	return answered === undefined ? seen : `${seen} (${answered})`;
}

function rowOf(finding: Finding): string {
	const { id, question, described, local } = finding;
	const lines = described === undefined ? "" : `${described.answer}, lines ${described.lines.join(", ")}`;
	return `| ${[`\`${id}\``, question, lines, local, seenOf(finding)].map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

const HEADINGS: readonly (readonly [Verdict, string])[] = [
	["differ", "What differs"],
	["agree", "What agrees"],
	["not asked", "What was not asked"],
];

/** A report as a page. */
export function toMarkdown(report: Report): string {
	const tables = HEADINGS.flatMap(([verdict, title]) => {
		const rows = report.findings.filter((finding) => finding.verdict === verdict).map(rowOf);
		const last = verdict === "not asked" ? "why" : "seen";
		return rows.length === 0
			? []
			: [
					`## ${title}`,
					[
						`| id | question | the description | the local API | ${last} |`,
						"| --- | --- | --- | --- | --- |",
						...rows,
					].join("\n"),
				];
	});
	const left =
		report.left.length === 0 ? [] : ["## What is left behind", report.left.map((line) => `- ${line}`).join("\n")];
	return `${[
		"# How an account answers",
		[
			`- API: ${report.api}`,
			`- Account: ${report.account} (a digest)`,
			`- Time: ${report.time}`,
			`- ${report.tool.name} ${report.tool.version}, contract ${report.contract.version} (${report.contract.digest})`,
			`- ${summary(report)}, of at most ${report.requests.budget}`,
		].join("\n"),
		...tables,
		...left,
	].join("\n\n")}\n`;
}

/** Writes `report.json` and `report.md` into a folder. */
export function writeReport(folder: string, report: Report): void {
	mkdirSync(folder, { recursive: true });
	writeFileSync(join(folder, "report.json"), `${JSON.stringify(report, null, 2)}\n`);
	writeFileSync(join(folder, "report.md"), toMarkdown(report));
}
