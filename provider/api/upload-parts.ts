import type { OperationId } from "./contract";
import { UploadError } from "./errors";

const MEGABYTE = 1_000_000;

/** The API's limits, in bytes: one call, and a part that is not the last. */
export const MAX_SINGLE_BYTES = 2_000 * MEGABYTE;
export const MIN_PART_BYTES = 5 * 1024 * 1024;
export const MAX_PART_BYTES = 100 * MEGABYTE;

/** Zoom's other upload APIs number their parts from 1 to 100; this one's description names no limit. */
const MAX_PARTS = 100;

/** Sizes by which contents are sent whole or in parts, in bytes, where not given. */
export const UPLOAD_SIZES = { thresholdBytes: 100 * MEGABYTE, partBytes: 16 * MEGABYTE };

/**
 * Operations that an upload of a size takes, in order.
 *
 * @param bytes size of the content
 * @throws UploadError where it is too large
 */
export function uploadOperations(
	bytes: number,
	{ thresholdBytes, partBytes }: typeof UPLOAD_SIZES = UPLOAD_SIZES,
): OperationId[] {
	if (bytes <= Math.min(thresholdBytes, MAX_SINGLE_BYTES)) return ["uploadEventFile"];
	const count = Math.ceil(bytes / partSizeOf("to upload", bytes, partBytes));
	const parts = Array.from({ length: count }, (): OperationId => "uploadMultipartEventFile");
	const frame = "initiateAndCompleteAEventMultipartUpload";
	return [frame, ...parts, frame];
}

/**
 * Size of the parts of a content, in bytes.
 *
 * @param wanted what is asked for, within what the API and the number of parts allow
 * @throws UploadError where the content is too large
 */
export function partSizeOf(name: string, bytes: number, wanted: number): number {
	const least = Math.ceil(bytes / MAX_PARTS);
	if (least > MAX_PART_BYTES) {
		const most = (MAX_PARTS * MAX_PART_BYTES) / MEGABYTE;
		throw new UploadError(`The file ${name} has over ${most} MB, the most that ${MAX_PARTS} parts can hold.`);
	}
	return Math.min(Math.max(wanted, MIN_PART_BYTES, least), MAX_PART_BYTES);
}
