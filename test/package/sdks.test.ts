import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { execa } from "execa";
import { beforeAll, expect, it } from "vitest";
import { writeSdk } from "../../tools/pulumi-codegen/provide.ts";
import { describeWith, GO } from "../helpers/needs.ts";
import { newFolder, root } from "./pack.ts";

describeWith(GO, "the Go SDK", () => {
	const sdk = newFolder();
	const go = (...args: string[]) =>
		execa("go", args, { cwd: sdk, env: { GOFLAGS: "-mod=mod", CGO_ENABLED: "0" }, all: true, reject: false });

	beforeAll(async () => {
		await writeSdk("go", sdk);
		// The versions that its generator has, so that one machine holds no two of everything.
		const [module = ""] = readFileSync(join(sdk, "go.mod"), "utf8").split("\n");
		const generator = join(root, "tools/pulumi-codegen");
		const versions = readFileSync(join(generator, "go.mod"), "utf8").replace(/^module .*/, module);
		writeFileSync(join(sdk, "go.mod"), versions);
		copyFileSync(join(generator, "go.sum"), join(sdk, "go.sum"));
		mkdirSync(join(sdk, "program"));
		copyFileSync(join(root, "test/package/fixtures/program.go"), join(sdk, "program/main.go"));
	});

	it("compiles, with a program that uses it", async () => {
		const { all, exitCode } = await go("build", "./...");
		expect(exitCode, all).toBe(0);
	});

	it("is right by go vet", async () => {
		const { all, exitCode } = await go("vet", "./...");
		expect(exitCode, all).toBe(0);
	});

	it("refuses a property that there is none of", async () => {
		const program = join(sdk, "program/main.go");
		const source = readFileSync(program, "utf8");
		writeFileSync(program, source.replace("HubId:          pulumi", "Hub:            pulumi"));
		const { all, exitCode } = await go("vet", "./program");
		writeFileSync(program, source);
		expect(exitCode).toBe(1);
		expect(all).toContain("unknown field Hub in struct literal of type zoomevents.EventArgs");
	});
});
