import { createHash } from "node:crypto";
import { createReadStream, statSync } from "node:fs";
import { basename } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { bulkhead } from "cockatiel";
import type { OperationId } from "./contract";
import { digest } from "./digest";
import { UploadError, ZoomApiError } from "./errors";
import { KeyedQueue } from "./keyed-queue";
import { type FileContent, multipartForm } from "./multipart-form";
import type { ResponseBody } from "./types";
import { type BegunUpload, UploadJournal } from "./upload-journal";
import { MAX_SINGLE_BYTES, partSizeOf, UPLOAD_SIZES } from "./upload-parts";

/** What to upload, and as what. */
export interface UploadRequest {
	/** A file on this machine, or a text. */
	content: { path: string } | { text: string };
	/** Name that the API keeps; by default the name of the file. */
	fileName?: string;
	/** `recording` by default, which becomes a video of the hub. */
	fileType?: "recording" | "video" | "other";
	/** Needed for a recording. */
	hubId?: string;
	/** SHA-256 that the content must have, in hex; checked before anything is sent. */
	sha256?: string;
}

/** How far an upload is, in bytes. */
export interface UploadProgress {
	fileName: string;
	/** What the API has or is being sent, parts of an earlier try included. */
	sentBytes: number;
	totalBytes: number;
}

/** How files are sent. */
export interface UploadOptions {
	/** Larger files go in parts; in bytes, 100 MB by default. */
	thresholdBytes?: number;
	/** Size of a part in bytes, 5 to 100 MB; 16 MB by default, more where a file would have over 100 parts. */
	partBytes?: number;
	/** Parts that are under way at the same time. */
	parallel?: number;
	/** Where unfinished uploads are remembered; the client's `journalFolder` by default. */
	journalFolder?: string;
	/** Called after every piece that was sent. */
	onProgress?: (progress: UploadProgress) => void;
}

/** The ids of an upload: `file_id`, good for 7 days, and `video_id` of a recording. */
export type Uploaded = ResponseBody<"uploadEventFile">;

const DEFAULTS = { ...UPLOAD_SIZES, parallel: 4 };

/** Sends a request of the file API. */
export type SendUpload = (id: OperationId, body: unknown, isRepeatable: boolean) => Promise<unknown>;

/** A content that can be read from any place on. */
interface Source {
	name: string;
	size: number;
	/** Pieces from `start` up to, not with, `end`. */
	read(start: number, end: number): AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
}

function unreadable(path: string, error: unknown): UploadError {
	return new UploadError(`The file ${path} can't be read: ${(error as Error).message}.`);
}

function sourceOf({ content, fileName }: UploadRequest): Source {
	if ("text" in content) {
		const bytes = Buffer.from(content.text);
		return {
			name: fileName ?? "text.txt",
			size: bytes.length,
			read: (start, end) => [bytes.subarray(start, end)],
		};
	}
	const { path } = content;
	async function* read(start: number, end: number): AsyncGenerator<Uint8Array> {
		if (start === end) return;
		try {
			yield* createReadStream(path, { start, end: end - 1 }) as AsyncIterable<Uint8Array>;
		} catch (error) {
			throw unreadable(path, error);
		}
	}
	try {
		return { name: fileName ?? basename(path), size: statSync(path).size, read };
	} catch (error) {
		throw unreadable(path, error);
	}
}

/**
 * SHA-256 of a file or a text, in hex; a file is streamed.
 *
 * @throws UploadError where the file can't be read
 */
export async function hashOf(content: UploadRequest["content"]): Promise<string> {
	const { size, read } = sourceOf({ content });
	const hash = createHash("sha256");
	await pipeline(read(0, size), hash);
	return hash.digest("hex");
}

/** An upload that is ready to go. */
interface Upload {
	source: Source;
	/** Fields of the first request. */
	fields: Record<string, string>;
	options: Required<Omit<UploadOptions, "onProgress">> & Pick<UploadOptions, "onProgress">;
}

/** Uploads files: small ones in a call, large ones in parts that survive a kill. */
export class Uploader {
	/** Uploads of the same content wait for each other: they would share a journal. */
	readonly #queue = new KeyedQueue();

	/**
	 * @param account tells the journals of accounts apart
	 * @param send sends a request; `isRepeatable` where a lost answer may be answered by another try
	 */
	constructor(
		private readonly account: string,
		private readonly send: SendUpload,
	) {}

	/**
	 * Uploads a content.
	 *
	 * @throws UploadError where the file can't be read, is not what `sha256` says, or is too large
	 * @throws ZoomApiError, ConnectionError as any call does; parts that arrived are not sent again by the next attempt
	 */
	async upload(request: UploadRequest, options: UploadOptions & { journalFolder: string }): Promise<Uploaded> {
		const source = sourceOf(request);
		const sha256 = await hashOf(request.content);
		if (request.sha256 !== undefined && request.sha256 !== sha256)
			throw new UploadError(`The content of ${source.name} changed after it was declared. Run the command again.`);
		const { fileType, hubId } = request;
		const upload: Upload = {
			source,
			fields: { ...(fileType && { file_type: fileType }), ...(hubId && { hub_id: hubId }) },
			options: { ...DEFAULTS, ...options },
		};
		if (source.size <= Math.min(upload.options.thresholdBytes, MAX_SINGLE_BYTES)) {
			// Another copy of a file that nothing names dies after 7 days; one of a recording would stay.
			const isRepeatable = fileType !== undefined && fileType !== "recording";
			return this.#sendWhole(upload, isRepeatable);
		}
		const identity = JSON.stringify([this.account, source.name, sha256, upload.fields, partSizeFor(upload)]);
		const key = digest(identity, 64, "hex");
		return this.#queue.run(key, () => this.#sendInParts(upload, key));
	}

	#sendWhole({ source, fields, options }: Upload, isRepeatable: boolean): Promise<Uploaded> {
		const { name, size } = source;
		const file = sliceOf(source, 0, size, (sentBytes) =>
			options.onProgress?.({ fileName: name, sentBytes, totalBytes: size }),
		);
		return this.send("uploadEventFile", multipartForm(fields, file), isRepeatable) as Promise<Uploaded>;
	}

	async #sendInParts(upload: Upload, key: string): Promise<Uploaded> {
		const journal = new UploadJournal(upload.options.journalFolder, key);
		const begun = journal.read();
		if (begun !== undefined) {
			try {
				return await this.#finish(upload, journal, begun);
			} catch (error) {
				const isForgotten = error instanceof ZoomApiError && error.status < 500;
				if (!isForgotten) throw error;
				// The API dropped what an earlier run began.
				journal.end();
			}
		}
		const { name, size } = upload.source;
		const body = { method: "CreateMultipartUpload", file_name: name, length: size, ...upload.fields };
		const answer = (await this.send("initiateAndCompleteAEventMultipartUpload", body, true)) as { upload_id?: string };
		if (answer.upload_id === undefined)
			throw new UploadError(`The API started the upload of ${name} but returned no id.`);
		journal.begin(answer.upload_id);
		return this.#finish(upload, journal, { uploadId: answer.upload_id, parts: new Set() });
	}

	/** Sends the parts that the API lacks, and completes the upload. */
	async #finish(upload: Upload, journal: UploadJournal, { uploadId, parts }: BegunUpload): Promise<Uploaded> {
		const { source, options } = upload;
		const partSize = partSizeFor(upload);
		const count = Math.ceil(source.size / partSize);
		const endOf = (part: number): number => Math.min(part * partSize, source.size);
		const sizeOf = (part: number): number => endOf(part) - (part - 1) * partSize;
		const sent = new Map([...parts].map((part) => [part, sizeOf(part)]));
		let failure: unknown;
		const sendPart = async (part: number): Promise<void> => {
			// What is under way may end, and is not sent again then; nothing new begins.
			if (failure !== undefined) return;
			const file = sliceOf(source, (part - 1) * partSize, endOf(part), (bytes) => {
				sent.set(part, bytes);
				const sentBytes = [...sent.values()].reduce((sum, one) => sum + one, 0);
				options.onProgress?.({ fileName: source.name, sentBytes, totalBytes: source.size });
			});
			try {
				const body = multipartForm({ upload_id: uploadId, part_number: String(part) }, file);
				await this.send("uploadMultipartEventFile", body, true);
				journal.add(part);
			} catch (error) {
				failure ??= error;
			}
		};
		const limit = bulkhead(options.parallel, Number.POSITIVE_INFINITY);
		const missing = Array.from({ length: count }, (_, index) => index + 1).filter((part) => !parts.has(part));
		await Promise.all(missing.map((part) => limit.execute(() => sendPart(part))));
		if (failure !== undefined) throw failure;
		const body = { method: "CompleteMultipartUpload", part_count: count, upload_id: uploadId };
		const uploaded = (await this.send("initiateAndCompleteAEventMultipartUpload", body, true)) as Uploaded;
		journal.end();
		return uploaded;
	}
}

function partSizeFor({ source: { name, size }, options }: Upload): number {
	return partSizeOf(name, size, options.partBytes);
}

/** A part of a source, which tells how much of it was read; read anew, it counts anew. */
function sliceOf({ name, read }: Source, start: number, end: number, onRead: (bytes: number) => void): FileContent {
	async function* counted(): AsyncGenerator<Uint8Array> {
		let bytes = 0;
		for await (const piece of read(start, end)) {
			bytes += piece.length;
			onRead(bytes);
			yield piece;
		}
	}
	return { name, length: end - start, open: () => Readable.from(counted(), { objectMode: false }) };
}
