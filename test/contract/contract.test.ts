import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Validator } from "@seriousme/openapi-schema-validator";
import openapiTypescript, { astToString } from "openapi-typescript";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Emulator, startEmulator } from "../../emulator/index.ts";
import { allOperations } from "../../provider/api/contract.ts";

const folder = join(import.meta.dirname, "../../schema");
const file = join(folder, "zoom-events.openapi.json");
const document = JSON.parse(readFileSync(file, "utf8")) as Record<string, unknown>;

describe("the contract", () => {
	it("is valid OpenAPI 3.1", async () => {
		const validator = new Validator();
		expect(await validator.validate(structuredClone(document))).toMatchObject({ valid: true });
		expect(validator.version).toBe("3.1");
	});

	it("holds 91 operations, each with an id of its own", () => {
		expect(allOperations().size).toBe(91);
	});

	it("describes every field and every operation", () => {
		const undescribed: string[] = [];
		const walk = (value: unknown, path: string): void => {
			if (typeof value !== "object" || value === null) return;
			const { properties } = value as { properties?: Record<string, { description?: string }> };
			for (const [name, field] of Object.entries(properties ?? {})) {
				if (typeof field === "object" && (field.description ?? "") === "") undescribed.push(`${path}.${name}`);
			}
			for (const [key, child] of Object.entries(value)) walk(child, `${path}/${key}`);
		};
		walk(document, "");
		for (const { id, summary } of allOperations().values()) if (summary === id) undescribed.push(id);
		expect(undescribed).toEqual([]);
	});

	it("has types that are up to date", async () => {
		const ast = await openapiTypescript(new URL(`file://${file}`), { defaultNonNullable: false });
		const generated = astToString(ast);
		const kept = readFileSync(join(folder, "zoom-events.ts"), "utf8");
		expect(kept.slice(kept.indexOf("export interface paths"))).toBe(
			generated.slice(generated.indexOf("export interface paths")),
		);
	});

	// Zoom's list is no part of the repository: it is held to where somebody has put it beside.
	const published = join(folder, "../../shared/contract/operations.json");
	it.each([published].filter(existsSync))("agrees with the published list of operations, limits and codes", () => {
		const list = JSON.parse(readFileSync(published, "utf8")) as {
			method: string;
			path: string;
			rateLimit?: string;
			errors: { status: number; code: number }[];
		}[];
		for (const { method, path, rateLimit, errors } of list) {
			const known = [...allOperations().values()].find((one) => one.method === method && one.path === path);
			expect(known?.errors.map(({ status, code }) => [status, code])).toEqual(
				errors.map(({ status, code }) => [status, code]),
			);
			expect(known?.rateLabel).toBe(rateLimit ?? "LIGHT");
		}
	});
});

describe("the local API", () => {
	let emulator: Emulator;
	beforeAll(async () => {
		emulator = await startEmulator();
	});
	afterAll(() => emulator.close());

	it("routes 91 of 91 operations: each asks for a token, none is unknown", async () => {
		const statuses = await Promise.all(
			[...allOperations().values()].map(async ({ method, path }) => {
				const url = `${emulator.apiUrl}${path.replace(/\{\w+\}/g, "x")}`;
				return (await fetch(url, { method })).status;
			}),
		);
		expect(statuses).toEqual(Array(91).fill(401));
	});
});
