import * as pulumi from "@pulumi/pulumi";
import { type DeclaredContent, declaredContent, remoteAssetRefusal } from "../declared-content";

/** A content that a program names: a local path or an asset. */
export type ContentSource = string | pulumi.asset.Asset;

async function declared(source: ContentSource): Promise<DeclaredContent> {
	const { path, text, uri } = (typeof source === "string" ? { path: source } : source) as Partial<
		Record<"path" | "text" | "uri", string | Promise<string>>
	>;
	if (uri !== undefined) throw new pulumi.RunError(remoteAssetRefusal(await uri));
	return declaredContent(path === undefined ? { text: (await text) ?? "" } : { path: await path });
}

/** The content that a program names, read in the program so that a preview shows whether it changed. */
export function contentOf(source: pulumi.Input<ContentSource>): pulumi.Output<DeclaredContent> {
	// An asset's own promises must not be resolved away.
	if (pulumi.Output.isInstance(source)) return (source as pulumi.Output<ContentSource>).apply(declared);
	return pulumi.output(Promise.resolve(source as ContentSource).then(declared));
}
