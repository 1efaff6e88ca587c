import { UsageError } from "../context";
import { decoded } from "./decode";
import type { Programme } from "./programme";
import { type Content, contentOf } from "./sources/content";
import { forms, type System, systems } from "./sources/forms";
import type { Form, ReadOptions } from "./sources/source";

/** How an export is read. */
export interface ExportOptions extends Omit<ReadOptions, "source"> {
	/** The system that wrote it; by default the form of the export tells it. */
	system?: System;
}

/** The form that a content has, and the system that is known by it. */
function formOf(content: Content, system: System | undefined): { form: Form; source: System } {
	const allowed = system === undefined ? forms : systems[system].forms;
	const form = allowed.find((one) => one.syntax === content.syntax && one.recognises(content.value));
	if (form !== undefined) return { form, source: system ?? form.system };
	if (system !== undefined) throw new UsageError(`this is not a ${systems[system].title}.${systems[system].advice}`);
	const names = Object.values(systems).map(({ title }) => title);
	throw new UsageError(`this is no export of a known form: ${names.join(", ")}. Name the system with --from.`);
}

/**
 * Reads the programme of an export.
 *
 * @param bytes the export, in UTF-8 or UTF-16
 * @returns the programme, with what was left out of it
 * @throws UsageError where it is of no known form
 */
export function readExport(bytes: Uint8Array, { system, ...options }: ExportOptions = {}): Programme {
	const text = decoded(bytes);
	const content = contentOf(text);
	if ("fault" in content) throw new UsageError(content.fault);
	const { form, source } = formOf(content, system);
	return form.read(content.value, { ...options, source });
}
