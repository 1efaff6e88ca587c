import { isAbsolute, relative } from "node:path";
import { UploadError } from "../api/errors";

/** A content as the state keeps it: where it is, or its text, and the hash that tells whether it changed. */
export interface DeclaredContent {
	/** Path of a file, relative to the project's folder where it is below it. */
	path?: string;
	text?: string;
	/** SHA-256 in hex; absent where the file can't be read, which check reports. */
	contentHash?: string;
}

const PARTS = ["path", "text", "contentHash"] as const satisfies readonly (keyof DeclaredContent)[];

/** Whether an input is one that a host makes of a content; others are made of it by the lifecycle. */
export function isDeclaredContent(name: string): name is keyof DeclaredContent {
	return PARTS.some((part) => part === name);
}

/** A path that is the same on every machine that has the repository, where it is in it. */
function portable(path: string): string {
	const inside = relative(process.cwd(), path);
	return isAbsolute(path) && !inside.startsWith("..") ? inside : path;
}

/** What the state keeps of a file or a text; the file is read for its hash. */
export async function declaredContent(source: { path: string } | { text: string }): Promise<DeclaredContent> {
	const content = "path" in source ? { path: portable(source.path) } : source;
	// Most programs upload nothing.
	const { hashOf } = await import("../api/upload.js");
	try {
		return { ...content, contentHash: await hashOf(content) };
	} catch (error) {
		if (error instanceof UploadError) return content;
		throw error;
	}
}

/** What to say of an asset that is on another machine. */
export function remoteAssetRefusal(uri: string): string {
	return `A file's source can't be the remote asset ${uri}: download it first.`;
}
