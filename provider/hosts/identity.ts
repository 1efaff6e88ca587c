import { createHash } from "node:crypto";
import * as pulumi from "@pulumi/pulumi";

/** The stack's organization; empty in unit tests of a program, whose mocks often name none. */
function organization(): string {
	try {
		return pulumi.getOrganization();
	} catch {
		return "";
	}
}

/** Organization, project and name of the running stack. */
function runningStack(): [string, string, string] {
	return [organization(), pulumi.getProject(), pulumi.getStack()];
}

/** Full name of the running stack: `organization/project/stack`. */
export function stackName(): string {
	return runningStack().join("/");
}

/**
 * Digest of organization, project, stack, kind and name: the engine doesn't tell a dynamic provider which resource it
 * makes, and notes of creates on the disk are kept by it.
 */
export function identityOf(kind: string, name: string): string {
	const text = JSON.stringify([...runningStack(), kind, name]);
	return createHash("sha256").update(text).digest("base64url").slice(0, 16);
}
