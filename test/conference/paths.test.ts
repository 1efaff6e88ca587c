import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { expand, loadConference } from "../../provider/conference/index.ts";
import { SMALL } from "./helpers.ts";

/** A git repository with a conference in a folder of it, and a secret beside the repository. */
function repository(files: string, base?: string): { file: string; at(name: string): string } {
	const outside = mkdtempSync(join(tmpdir(), "zoom-events-outside-"));
	const root = join(outside, "repository");
	const at = (name: string): string => join(root, name);
	for (const folder of [".git", "media", "2028"]) mkdirSync(at(folder), { recursive: true });
	writeFileSync(join(outside, "secret.txt"), "secret");
	writeFileSync(at("media/slides.pdf"), "slides");
	writeFileSync(at(".git/config"), "token");
	symlinkSync(at(".git/config"), at("media/config.txt"));
	symlinkSync(join(outside, "secret.txt"), at("media/link.txt"));
	symlinkSync(outside, at("media/up"));
	symlinkSync(at("media/slides.pdf"), at("2028/inside.pdf"));
	if (base !== undefined) writeFileSync(at("base.yaml"), base);
	writeFileSync(at("2028/conference.yaml"), `${base === undefined ? SMALL : "extends: ../base.yaml\n"}${files}`);
	return { file: at("2028/conference.yaml"), at };
}

const file = (source: string): string => `files:\n  handout: { source: ${source}, fileType: other }\n`;

describe("a file of a conference", () => {
	it.each([
		[
			"by ..",
			"../../secret.txt",
			/^is "\.\.\/\.\.\/secret\.txt", which is outside the repository; move the file into it\.$/,
		],
		["by .. where nothing is", "../../nothing.txt", /outside the repository; move/],
		["absolutely", "/etc/passwd", /^is "\/etc\/passwd", which is outside the repository; move/],
		["by a link", "../media/link.txt", /^is "\.\.\/media\/link\.txt", a link that leads outside the repository; copy/],
		["by a link of a folder", "../media/up/secret.txt", /a link that leads outside the repository; copy/],
		[
			"for git's own",
			"../.git/config",
			/^is "\.\.\/\.git\/config", which is among git's own files; name one of the repository's\.$/,
		],
		["for git's own by a link", "../media/config.txt", /a link that leads to git's own files; copy/],
	])("is refused that leaves the repository %s", (_, source, message) => {
		const { problems } = loadConference(repository(file(source)).file);
		expect(problems).toMatchObject([{ line: 12, column: 14, path: "files.handout.source" }]);
		expect(problems[0]?.message).toMatch(message);
	});

	it.each([
		["from defaults", "defaults:\n  files: { source: ../../secret.txt }\nfiles:\n  handout: { fileType: other }\n", 12],
		[
			"by a parameter",
			`params: { folder: ../.. }\nfiles:\n  handout: { source: "\${params.folder}/secret.txt", fileType: other }\n`,
			13,
		],
		[
			"as a parameter",
			`params: { path: /etc/passwd }\nfiles:\n  handout: { source: "\${params.path}", fileType: other }\n`,
			13,
		],
	])("is refused where its path comes %s", (_, text, line) => {
		const { problems } = loadConference(repository(text).file);
		expect(problems).toHaveLength(1);
		expect(problems).toMatchObject([{ line }]);
		expect(problems[0]?.message).toContain("outside the repository");
	});

	it("is refused where a template names it, with the template's line", () => {
		const { problems } = loadConference(repository("", `${SMALL}${file("../secret.txt")}`).file);
		expect(problems.map(({ file: named, line }) => [named?.split("/").at(-1), line])).toEqual([["base.yaml", 12]]);
	});

	it.each([
		["../media/slides.pdf", "media/slides.pdf"],
		["inside.pdf", "2028/inside.pdf"],
		["ABSOLUTE", "media/slides.pdf"],
	])("is found within it: %s", (source, path) => {
		const { file: conference, at } = repository("");
		writeFileSync(conference, `${SMALL}${file(source === "ABSOLUTE" ? at("media/slides.pdf") : source)}`);
		const { spec, problems } = loadConference(conference);
		expect(problems).toEqual([]);
		expect(expand(spec ?? expect.fail()).find(({ kind }) => kind === "File")?.inputs.path).toBe(at(path));
	});

	it("is found from the folder of the file that says its path, a parameter's or a default's too", () => {
		const named = `params: { name: slides.pdf }\ndefaults:\n  files: { fileType: other }\nfiles:\n  handout: { source: "media/\${params.name}" }\n`;
		const { file: conference, at } = repository("", `${SMALL}${named}`);
		const { spec, problems } = loadConference(conference);
		expect(problems).toEqual([]);
		expect(expand(spec ?? expect.fail()).find(({ kind }) => kind === "File")?.inputs.path).toBe(at("media/slides.pdf"));
	});

	it("may not leave the file's own folder where there is no repository", () => {
		const folder = join(mkdtempSync(join(tmpdir(), "zoom-events-plain-")), "conference");
		mkdirSync(folder);
		writeFileSync(join(dirname(folder), "slides.pdf"), "slides");
		writeFileSync(join(folder, "slides.pdf"), "slides");
		const conference = join(folder, "conference.yaml");
		writeFileSync(conference, `${SMALL}${file("../slides.pdf")}`);
		expect(loadConference(conference).problems[0]?.message ?? "").toContain("outside the repository");
		writeFileSync(conference, `${SMALL}${file("slides.pdf")}`);
		expect(loadConference(conference).problems).toEqual([]);
	});
});
