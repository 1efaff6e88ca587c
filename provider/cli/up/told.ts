import type { Diagnostic } from "../event-log";
import { shownAs } from "../stack/stack-export";
import { typeIn } from "./planned";

/** Pulumi's marks of colours. */
const COLOUR = /<\{%[^%]*%\}>/g;

/** What the engine says at the end of a run that has failed: why was said before, and how it ended is said anyway. */
const END = /^(?:update|preview|refresh|destroy) failed$/;

/** What is shown of what a run says; the rest is for those who debug. */
const SHOWN: readonly string[] = ["error", "warning", "info", "info#err"];

/** What a run says, once each. */
export class Told {
	readonly #told = new Set<string>();
	#errors = 0;
	#firstError: string | undefined;

	/** How many errors were told. */
	get errors(): number {
		return this.#errors;
	}

	/** The error that was told first, without its level: `Speaker "ada": …`. */
	get firstError(): string | undefined {
		return this.#firstError;
	}

	/** What to print of a diagnostic: `error: Speaker "ada": …`; undefined where it was told, or is for nobody. */
	textOf({ urn, message, severity, isEphemeral }: Diagnostic): string | undefined {
		if (isEphemeral === true || !SHOWN.includes(severity)) return undefined;
		const said = message.replaceAll(COLOUR, "").trim();
		const level = severity === "error" || severity === "warning" ? `${severity}: ` : "";
		const of = urn === undefined || urn === "" ? "" : `${shownAs({ urn, type: typeIn(urn) })}: `;
		const text = `${level}${of}${said}`;
		if (said === "" || this.#told.has(text) || (urn === undefined && END.test(said))) return undefined;
		this.#told.add(text);
		if (severity === "error") {
			this.#errors++;
			this.#firstError ??= `${of}${said}`;
		}
		return text;
	}
}
