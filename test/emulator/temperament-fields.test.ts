import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { loadContract, type Schema } from "../../emulator/contract.ts";
import { type Field, isEmail, isInstant, isProse, isText, isUrl, isZone } from "../../emulator/temperaments/fields.ts";
import { start } from "./harness.ts";

/** Names of the contract's fields of a kind, in bodies and answers. */
function namesOf(isKind: (field: Field) => boolean): string[] {
	const found = new Set<string>();
	for (const operation of loadContract()) {
		const walk = (schema: Schema, name: string, described: string): void => {
			const description = String(schema.description ?? described);
			if (schema.properties === undefined && isKind({ name, within: [], schema, description, operation }))
				found.add(name);
			if (schema.items !== undefined) walk(schema.items, name, description);
			for (const one of schema.oneOf ?? []) walk(one, name, description);
			for (const [key, child] of Object.entries(schema.properties ?? {})) walk(child, key, "");
		};
		for (const schema of [operation.request, operation.response]) walk(schema ?? {}, "", "");
	}
	return [...found].sort();
}

test("a field's kind follows from what the contract says of it", () => {
	expect(namesOf(isEmail)).toEqual([
		"allow_email_list",
		"alternative_host",
		"contact_email",
		"email",
		"email_restrict_list",
		"panelist",
		"sender_email",
	]);
	expect(namesOf(isUrl)).toEqual([
		"company_website",
		"facebook_url",
		"file_url",
		"instagram_url",
		"linkedin_url",
		"privacy_policy",
		"qr_code_url",
		"twitter_url",
		"website",
		"youtube_url",
	]);
	expect(namesOf(isZone)).toEqual(["timezone"]);
	expect(namesOf(isInstant)).toEqual([
		"certification_time",
		"effective_time",
		"end_date_time",
		"end_time",
		"expiration_time",
		"last_modified_date",
		"lobby_end_time",
		"lobby_start_time",
		"message_time",
		"register_date",
		"registration_date",
		"reset_time",
		"sent_date",
		"session_exit_time",
		"session_join_time",
		"start_time",
		"trigger_date",
		"updated_at",
		"video_created_at",
	]);
	expect(namesOf(isProse)).toEqual(["biography", "comments", "description"]);
});

test("text is what people write, and no link, token, key, code or id", () => {
	const names = namesOf(isText);
	for (const name of ["name", "title", "tagline", "tags", "answer", "options", "job_title", "address", "level"])
		expect(names).toContain(name);
	for (const name of [
		"next_page_token",
		"event_url",
		"join_link",
		"stream_key",
		"stream_url",
		"currency",
		"categories",
	])
		expect(names).not.toContain(name);
	expect(names.filter((name) => /(_id|_ids|^id|email|_url|_link)$/.test(name))).toEqual([]);
});

test("odd ids outlive a restart", async () => {
	const data = mkdtempSync(join(tmpdir(), "emulator-"));
	const before = await start({ data, temperaments: ["ids-odd"] });
	const event = encodeURIComponent(await before.event());
	await before.ok("POST", `/events/${event}/speakers`, { name: "Ada" });
	await before.emulator.close();
	const after = await start({ data });
	expect((await after.ok("GET", `/events/${event}/speakers`)).speakers).toMatchObject([{ name: "Ada" }]);
	await after.emulator.close();
});
