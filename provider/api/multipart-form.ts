import { PassThrough, type Readable } from "node:stream";
import FormData from "form-data";
import type { StreamedBody } from "./http-sender";

/** A file's bytes, or a part of them. */
export interface FileContent {
	name: string;
	/** Length in bytes. */
	length: number;
	open(): Readable;
}

/**
 * A `multipart/form-data` body that is streamed (RFC 7578): text fields first, so that a server knows what the file
 * is before it comes.
 */
export function multipartForm(fields: Readonly<Record<string, string>>, file: FileContent): StreamedBody {
	const build = (content: Readable | ""): FormData => {
		const form = new FormData();
		form.setBoundary(boundary);
		for (const [name, value] of Object.entries(fields)) form.append(name, value);
		form.append("file", content, { filename: file.name, knownLength: file.length });
		return form;
	};
	const boundary = new FormData().getBoundary();
	const shape = build("");
	return {
		contentType: `multipart/form-data; boundary=${boundary}`,
		length: shape.getLengthSync(),
		open: () => {
			const content = file.open();
			const body = new PassThrough();
			const form = build(content).on("error", (error) => body.destroy(error));
			// A request that ends early must not leave the file open.
			body.on("close", () => content.destroy());
			return form.pipe(body);
		},
	};
}
