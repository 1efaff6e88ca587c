import { createHash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import type { Readable } from "node:stream";
import { Busboy, type BusboyHeaders, type BusboyInstance } from "@fastify/busboy";
import { invalid } from "./errors";

/** A file that came in a form: its content is counted and hashed, and not kept. */
export interface ReceivedFile {
	name: string;
	/** Bytes. */
	size: number;
	/** SHA-256 of the content, in hex. */
	sha256: string;
}

/** A form with a file. */
export interface ReceivedForm {
	fields: Record<string, string>;
	file?: ReceivedFile;
}

/**
 * Reads a `multipart/form-data` body to its end without holding the file in memory.
 *
 * @throws Refusal where the body is no form, or ends before its end
 */
export function receiveForm(headers: IncomingHttpHeaders, body: Readable): Promise<ReceivedForm> {
	return new Promise((resolve, reject) => {
		const fail = (): void => reject(invalid({ field: "file", message: "the form is not complete" }));
		let parser: BusboyInstance;
		try {
			parser = new Busboy({ headers: headers as BusboyHeaders });
		} catch {
			body.resume();
			reject(invalid({ field: "", message: "the body is no multipart/form-data" }));
			return;
		}
		const form: ReceivedForm = { fields: {} };
		parser.on("field", (name, value) => {
			form.fields[name] = value;
		});
		parser.on("file", (field, stream, name) => {
			const hash = createHash("sha256");
			let size = 0;
			stream.on("data", (chunk: Buffer) => {
				size += chunk.length;
				hash.update(chunk);
			});
			stream.on("end", () => {
				if (field === "file") form.file = { name, size, sha256: hash.digest("hex") };
			});
		});
		parser.on("finish", () => resolve(form));
		parser.on("error", fail);
		body.on("error", fail);
		body.on("close", fail);
		body.pipe(parser);
	});
}
