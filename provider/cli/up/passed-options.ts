import { UsageError } from "../context";

/** Pulumi's options that these commands set themselves, with what to do instead. */
const OWN: Readonly<Record<string, string>> = {
	"--stack": "write it before --",
	"-s": "write --stack before --",
	"--cwd": "write it before --",
	"-C": "write --cwd before --",
	"--parallel": "write it before --",
	"-p": "write --parallel before --",
	"--yes": "write it before --",
	"-y": "write --yes before --",
	"--json": "use zoom-events plan --json, or pulumi preview --json",
	"-j": "use zoom-events plan --json, or pulumi preview --json",
	"--skip-preview": "the preview is what decides how the run is done",
	"-f": "the preview is what decides how the run is done",
	"--preview-only": "use zoom-events preview",
	"--event-log": "its log is what progress is shown from",
	"--non-interactive": "it is always so",
};

/** Options of `pulumi up` that its preview doesn't know. */
const NOT_OF_PREVIEW: readonly string[] = ["--continue-on-error", "--strict"];

const nameOf = (option: string): string => option.split("=", 1)[0] ?? "";

/**
 * Refuses options of Pulumi that are set already.
 *
 * @throws UsageError naming all of them
 */
export function refuseOwnOptions(passed: readonly string[]): void {
	const wrong = passed.map(nameOf).filter((name) => OWN[name] !== undefined);
	if (wrong.length === 0) return;
	throw new UsageError(`not after --: ${wrong.map((name) => `${name} (${OWN[name]})`).join("; ")}.`);
}

/** Those of Pulumi's options that a preview takes too. */
export function onlyForPreview(passed: readonly string[]): string[] {
	return passed.filter((option) => !NOT_OF_PREVIEW.includes(nameOf(option)));
}
