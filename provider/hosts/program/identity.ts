import * as pulumi from "@pulumi/pulumi";
import { digest } from "../../api/digest";

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
	return digest(JSON.stringify([...runningStack(), kind, name]), 16);
}
