import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const folder = join(root, "provider/resources");
const files = readdirSync(folder)
	.filter((file) => file !== "index.ts")
	.map((file) => join(folder, file));

/** The language service, which is what an editor asks, over files as they are or with another text. */
function serviceOf(texts: ReadonlyMap<string, string> = new Map()): ts.LanguageService {
	const textOf = (file: string): string | undefined => texts.get(file) ?? ts.sys.readFile(file);
	return ts.createLanguageService({
		getCompilationSettings: () => ({ strict: true, module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 }),
		getScriptFileNames: () => files,
		getScriptVersion: () => "1",
		getScriptSnapshot: (file) => {
			const text = textOf(file);
			return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
		},
		getCurrentDirectory: () => root,
		getDefaultLibFileName: ts.getDefaultLibFilePath,
		fileExists: ts.sys.fileExists,
		readFile: ts.sys.readFile,
	});
}

const service = serviceOf();

interface Hover {
	property: string;
	text: string;
}

/** What an editor shows over each property of an interface. */
function hoversOf(file: string): Hover[] {
	const source = service.getProgram()?.getSourceFile(file);
	return [...(source?.statements ?? [])].filter(ts.isInterfaceDeclaration).flatMap(({ name, members }) =>
		members.filter(ts.isPropertySignature).map((member) => {
			const info = service.getQuickInfoAtPosition(file, member.name.getStart(source));
			const text = (info?.documentation ?? []).map((part) => part.text).join("");
			return { property: `${name.text}.${member.name.getText(source)}`, text };
		}),
	);
}

const hovers = files.flatMap(hoversOf);

/** Words that say no more than the name of the property does. */
const NOTHING =
	/^(The )?(Name|Kind|Type|Title|Text|Id|Value|Settings|Address|Records|Data|Role|Message|State that it is in|)\.?$/i;

describe("what an editor shows over a property", () => {
	it("is a text of its own, for every input and output of every kind", () => {
		console.log(
			`hover documentation: ${hovers.filter(({ text }) => text !== "").length} of ${hovers.length} properties`,
		);
		// More than there were when this was written: none can get lost unseen.
		expect(hovers.length).toBeGreaterThanOrEqual(600);
		expect(hovers.filter(({ text }) => text === "").map(({ property }) => property)).toEqual([]);
	});

	it("says more than the name does", () => {
		expect(hovers.filter(({ text }) => NOTHING.test(text.replace(/ Secret\.$/, "")))).toEqual([]);
	});

	it("is a sentence", () => {
		expect(hovers.filter(({ text }) => !/^[A-Z"].*[.!?]$/s.test(text))).toEqual([]);
	});

	it("is also there on what a program reads of a resource", () => {
		const [file = ""] = files.filter((path) => path.endsWith("/speaker.ts"));
		const program = `${readFileSync(file, "utf8")}\ndeclare const ada: Speaker;\nada.jobTitle;`;
		const info = serviceOf(new Map([[file, program]])).getQuickInfoAtPosition(file, program.lastIndexOf("jobTitle"));
		expect(info?.documentation?.map(({ text }) => text).join("")).toBe("What the speaker does, shown below the name.");
	});
});
