import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkConference, loadConference } from "../../provider/conference/index.ts";
import { load, problemsOf, SMALL, write } from "./helpers.ts";

const SPEAKERS = `speakers:
  ada: { name: Ada Example, email: ada@example.com, jobTitle: Engineer }
  ken: { name: Ken Stub }
`;

describe("a template", () => {
	it("is merged by key: what the edition says wins, the rest stays", () => {
		const spec = load({
			"base.yaml": `${SMALL}${SPEAKERS}`,
			"2028.yaml":
				"extends: ./base.yaml\nevent: { tags: [new] }\nspeakers:\n  ada: { jobTitle: Director }\n  radia: { name: Radia Specimen }\n",
		});
		expect(spec.speakers).toEqual({
			ada: { name: "Ada Example", email: "ada@example.com", jobTitle: "Director" },
			ken: { name: "Ken Stub" },
			radia: { name: "Radia Specimen" },
		});
		expect(spec.event).toMatchObject({ name: "Small", tags: ["new"] });
	});

	it("loses what the edition says is null, at every depth", () => {
		const spec = load({
			"base.yaml": `${SMALL}${SPEAKERS}`,
			"2028.yaml": "extends: ./base.yaml\nspeakers:\n  ken: null\n  ada: { email: ~ }\n",
		});
		expect(spec.speakers).toEqual({ ada: { name: "Ada Example", jobTitle: "Engineer" } });
	});

	it("has its lists replaced whole", () => {
		const spec = load({
			"base.yaml": SMALL.replace("name: Small", "name: Small\n  tags: [one, two]"),
			"2028.yaml": "extends: base.yaml\nevent: { tags: [three] }\n",
		});
		expect(spec.event.tags).toEqual(["three"]);
	});

	it("may build on another one", () => {
		const spec = load({
			"a.yaml": SMALL,
			"b.yaml": "extends: a.yaml\nevent: { name: Second, tagline: b }\n",
			"c.yaml": "extends: b.yaml\nevent: { name: Third }\n",
		});
		expect(spec.event).toMatchObject({ name: "Third", tagline: "b" });
	});

	it("gives a problem its own file and line", () => {
		const files = write({
			"base.yaml": SMALL.replace("Europe/Berlin", "Europe/Berlim"),
			"2028.yaml": "extends: base.yaml\nevent: { name: 5 }\n",
		});
		const { problems } = loadConference(files["2028.yaml"] ?? "");
		expect(problems.map(({ file, line, path }) => [file?.split("/").at(-1), line, path])).toEqual([
			["2028.yaml", 2, "event.name"],
			["base.yaml", 8, "event.timezone"],
		]);
	});

	it("is not followed by a link out of the repository", () => {
		const outside = mkdtempSync(join(tmpdir(), "zoom-events-outside-"));
		writeFileSync(join(outside, "base.yaml"), SMALL);
		const inside = mkdtempSync(join(tmpdir(), "zoom-events-inside-"));
		symlinkSync(join(outside, "base.yaml"), join(inside, "base.yaml"));
		writeFileSync(join(inside, "2028.yaml"), "extends: base.yaml\n");
		expect(loadConference(join(inside, "2028.yaml")).problems[0]?.message).toContain("outside the repository");
	});

	it("may be above the file's folder, within the git repository", () => {
		const root = mkdtempSync(join(tmpdir(), "zoom-events-repository-"));
		mkdirSync(join(root, ".git"));
		mkdirSync(join(root, "2028"));
		writeFileSync(join(root, "base.yaml"), SMALL);
		writeFileSync(join(root, "2028/conference.yaml"), "extends: ../base.yaml\n");
		expect(loadConference(join(root, "2028/conference.yaml")).problems).toEqual([]);
	});

	it("that is no file, or too large, is refused at once", () => {
		const folder = mkdtempSync(join(tmpdir(), "zoom-events-large-"));
		writeFileSync(join(folder, "large.yaml"), "#".repeat(10 * 1024 * 1024 + 1));
		expect(loadConference(join(folder, "large.yaml")).problems[0]?.message).toContain("at most 10 MB");
		expect(loadConference(folder).problems[0]?.message).toContain("is not a file");
		expect(loadConference(join(folder, "none.yaml")).problems[0]?.message).toContain("does not exist");
		expect(loadConference("/dev/zero").problems[0]?.message).toContain("is not a file");
	});
});

describe("parameters", () => {
	const text = `params:
  year: 2027
  free: { type: boolean, default: false }
  price: { type: string, default: "10.00" }
  seats: { type: integer, default: 5 }
  opens: { type: date, default: 2027-01-01 }
${SMALL.replace("Small", `Small \${params.year}`)}ticketTypes:
  full: { name: F, currency: EUR, free: "\${params.free}", price: "\${params.price}", quantity: "\${params.seats}", startTime: "\${params.opens}T09:00", endTime: 2027-05-01T00:00, sessions: ALL }
`;

	it("take their defaults, and keep their type where text is a placeholder alone", () => {
		const { event, ticketTypes } = load(text);
		expect(event.name).toBe("Small 2027");
		expect(ticketTypes?.full).toMatchObject({
			free: false,
			price: "10.00",
			quantity: 5,
			startTime: "2027-01-01T09:00",
		});
	});

	it("take given values, also as text of a stack's configuration", () => {
		const { event, ticketTypes } = load(text, { year: "2028", free: "true", seats: "7", opens: "2027-02-01" });
		expect(event.name).toBe("Small 2028");
		expect(ticketTypes?.full).toMatchObject({ free: true, quantity: 7, startTime: "2027-02-01T09:00" });
	});

	it("keep the template's type where an edition gives the value", () => {
		const files = { "base.yaml": text, "2028.yaml": "extends: base.yaml\nparams: { seats: many }\n" };
		expect(() => load(files)).toThrow("must be a whole number");
		expect(
			load({ ...files, "2028.yaml": "extends: base.yaml\nparams: { seats: 9 }\n" }).ticketTypes?.full?.quantity,
		).toBe(9);
	});

	it("that are given and not declared are said", () => {
		expect(problemsOf(text, { yaer: 2028 })[0]).toContain(
			'params.yaer: was passed, but the file declares no such parameter. Did you mean "year"?',
		);
	});

	it("are not looked for after $$", () => {
		expect(load(SMALL.replace("Small", () => `a $\${params.x} b`)).event.name).toBe(`a \${params.x} b`);
	});
});

describe("anchors", () => {
	it("repeat whole values, as the refusal of a merge key says", () => {
		const text = `${SMALL}sessions:
  a: { name: A, type: webinar, day: 1, at: 09:00, lasts: &lasts 1h, trackLabels: &labels [One] }
  b: { name: B, type: webinar, day: 1, at: 10:00, lasts: *lasts, trackLabels: *labels }
`;
		expect(load(text).sessions?.b).toMatchObject({ lasts: "1h", trackLabels: ["One"] });
		expect(problemsOf(text.replace("{ name: A,", "&a $&").replace("{ name: B,", "{ <<: *a, name: B,"))).toEqual([
			expect.stringMatching(/^f:13:8 sessions\.b\.<<: is YAML's merge key, .* under defaults, .* extends, .* anchor/),
		]);
	});
});

describe("defaults", () => {
	const text = `${SMALL}defaults:
  speakers: { companyName: Example Corp, visibleInLobby: true }
speakers:
  ada: { name: Ada Example }
  ken: { name: Ken Stub, companyName: Stub Works }
`;

	it("hold for every object that doesn't say otherwise", () => {
		expect(load(text).speakers).toEqual({
			ada: { name: "Ada Example", companyName: "Example Corp", visibleInLobby: true },
			ken: { name: "Ken Stub", companyName: "Stub Works", visibleInLobby: true },
		});
	});

	it("that are wrong are said once, where they stand", () => {
		expect(problemsOf(text.replace("visibleInLobby: true", "visibleInLobby: often"))).toEqual([
			'f:12:42 defaults.speakers.visibleInLobby: is "often"; it must be true or false.',
		]);
	});
});

describe("a conference as a value", () => {
	it("is checked like a file, with paths alone", () => {
		expect(checkConference({ event: 1 }).problems).toMatchObject([
			{ path: "event", message: "is 1; it must be a map." },
		]);
		expect(checkConference([]).problems[0]?.message).toContain("is not a map");
		expect(checkConference(load(SMALL)).problems).toEqual([]);
	});

	it("has no merge keys either", () => {
		const spec = load(SMALL + SPEAKERS);
		const merged = { ...spec, "<<": {}, speakers: { ...spec.speakers, "<<": {}, ken: { name: "Ken", "<<": {} } } };
		const { problems } = checkConference(merged);
		expect(problems.map(({ path }) => path).sort()).toEqual([
			"<<",
			"speakers.<<",
			"speakers.<<.name",
			"speakers.ken.<<",
		]);
		for (const { path, message } of problems) if (path.endsWith("<<")) expect(message).toContain("merge key");
	});
});
