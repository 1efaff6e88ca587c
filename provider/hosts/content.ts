import { isAbsolute, relative } from "node:path";
import * as pulumi from "@pulumi/pulumi";
import { UploadError } from "../api/errors";

/** A content that a program names: a local path or an asset. */
export type ContentSource = string | pulumi.asset.Asset;

/** A content as the state keeps it: where it is, or its text, and the hash that tells whether it changed. */
export interface DeclaredContent {
	/** Path of a file, relative to the project's folder where it is below it. */
	path?: string;
	text?: string;
	/** SHA-256 in hex; absent where the file can't be read, which check reports. */
	contentHash?: string;
}

/** A path that is the same on every machine that has the repository, where it is in it. */
function portable(path: string): string {
	const inside = relative(process.cwd(), path);
	return isAbsolute(path) && !inside.startsWith("..") ? inside : path;
}

async function declared(source: ContentSource): Promise<DeclaredContent> {
	const { path, text, uri } = (typeof source === "string" ? { path: source } : source) as Partial<
		Record<"path" | "text" | "uri", string | Promise<string>>
	>;
	if (uri !== undefined)
		throw new pulumi.RunError(`A file's source can't be the remote asset ${await uri}: download it first.`);
	const content = path === undefined ? { text: (await text) ?? "" } : { path: portable(await path) };
	// Most programs upload nothing.
	const { hashOf } = await import("../api/upload.js");
	try {
		return { ...content, contentHash: await hashOf(content) };
	} catch (error) {
		if (error instanceof UploadError) return content;
		throw error;
	}
}

/** The content that a program names, read in the program so that a preview shows whether it changed. */
export function contentOf(source: pulumi.Input<ContentSource>): pulumi.Output<DeclaredContent> {
	// An asset's own promises must not be resolved away.
	if (pulumi.Output.isInstance(source)) return (source as pulumi.Output<ContentSource>).apply(declared);
	return pulumi.output(Promise.resolve(source as ContentSource).then(declared));
}
