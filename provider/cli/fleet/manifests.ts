import { posix } from "node:path";
import { stringify } from "yaml";
import type { Problem } from "../../conference";
import type { Edition } from "./editions";
import { objectNameOf, objectNameProblem } from "./names";
import { EDITION_KEY, type Project } from "./project";

/** Facts of a fleet in a cluster. */
export interface ClusterFacts {
	/** URL of the git repository. */
	repo: string;
	branch: string;
	/** Folder of the project in it; the repository's own where not given. */
	repoDir?: string;
	/** URL of the backend of states; `secret` where the `Secret` has it, `cloud` for Pulumi Cloud. */
	backend: string;
	/** Organisation of Pulumi Cloud. */
	organization?: string;
	/** Name of the `Secret` with credentials. */
	secret: string;
	/** URL of the key service that encrypts secrets of a state; a passphrase of the `Secret` where not given. */
	secretsProvider?: string;
	namespace?: string;
	serviceAccount: string;
	/** Whether the `Secret` has a token for a private repository, as `GIT_TOKEN`. */
	gitToken?: true;
	/** Whether the `Secret` has the URL of a store that pods share the account's rate through, as `ZOOM_SHARED_RATE`. */
	sharedRate?: true;
	/** The state is compared with the account, and brought in line with the file again, this often, in s. */
	resync?: number;
}

/** A `Stack` object of the Pulumi Kubernetes Operator, `pulumi.com/v1`. */
export interface StackObject {
	apiVersion: "pulumi.com/v1";
	kind: "Stack";
	metadata: { name: string; namespace?: string; labels: Record<string, string> };
	spec: Record<string, unknown>;
}

/** Part of a URL that may hold what is secret. */
const SECRET_PARAMETER = /pass|secret|token/i;

/** Whether a URL has a password or a token in it. */
export function hasSecret(url: string): boolean {
	if (!URL.canParse(url)) return false;
	const { password, username, protocol, searchParams } = new URL(url);
	// A token stands as the user of an address of a web server: https://<token>@example.com/…
	const isToken = username !== "" && /^https?:$/.test(protocol);
	return password !== "" || isToken || [...searchParams.keys()].some((name) => SECRET_PARAMETER.test(name));
}

/** Keys of the `Secret`, which are the names of the environment variables that they become. */
export function secretKeysOf({ backend, secretsProvider, sharedRate }: ClusterFacts): string[] {
	return [
		...["ZOOM_ACCOUNT_ID", "ZOOM_CLIENT_ID", "ZOOM_CLIENT_SECRET"],
		...(backend === "secret" ? ["PULUMI_BACKEND_URL"] : []),
		...(backend === "cloud" ? ["PULUMI_ACCESS_TOKEN"] : []),
		...(backend !== "cloud" && secretsProvider === undefined ? ["PULUMI_CONFIG_PASSPHRASE"] : []),
		...(sharedRate === true ? ["ZOOM_SHARED_RATE"] : []),
	];
}

/** A value of the `Secret`, as the operator refers to it. */
function fromSecret(name: string, key: string) {
	return { type: "Secret", secret: { name, key } };
}

/** The `Stack` object of an edition. */
export function stackObjectOf(edition: Edition, project: Project, facts: ClusterFacts): StackObject {
	const { repo, branch, repoDir, backend, organization, secret, secretsProvider, namespace, resync } = facts;
	const isUrl = backend !== "secret" && backend !== "cloud";
	return {
		apiVersion: "pulumi.com/v1",
		kind: "Stack",
		metadata: {
			name: objectNameOf(project.name, edition.stack),
			...(namespace !== undefined && { namespace }),
			labels: { "app.kubernetes.io/part-of": objectNameOf(project.name, "") },
		},
		spec: {
			stack: organization === undefined ? edition.stack : `${organization}/${edition.stack}`,
			projectRepo: repo,
			branch,
			...(repoDir !== undefined && { repoDir }),
			...(facts.gitToken === true && { gitAuth: { accessToken: fromSecret(secret, "GIT_TOKEN") } }),
			...(isUrl && { backend }),
			...(secretsProvider !== undefined && { secretsProvider }),
			serviceAccountName: facts.serviceAccount,
			envRefs: Object.fromEntries(secretKeysOf(facts).map((key) => [key, fromSecret(secret, key)])),
			config: { [`${project.name}:${EDITION_KEY}`]: edition.path },
			retryOnUpdateConflict: true,
			// Only with a refresh does a run see what was changed in the portal.
			...(resync !== undefined && {
				refresh: true,
				continueResyncOnCommitMatch: true,
				resyncFrequencySeconds: resync,
			}),
		},
	};
}

/** What keeps a fleet from having objects in a cluster: names that are taken or too long, files outside the repository. */
export function clusterProblems(
	editions: readonly Edition[],
	project: Project,
	{ repoDir = "." }: ClusterFacts,
): Problem[] {
	const first = new Map<string, Edition>();
	return editions.flatMap(({ file, path, ...edition }): Problem[] => {
		const name = objectNameOf(project.name, edition.stack);
		const other = first.get(name);
		first.set(name, other ?? { file, path, ...edition });
		const taken =
			other === undefined
				? undefined
				: `would have the Kubernetes object "${name}" of ${other.file}: in its name, capitals become small, and what is no letter or digit a dash. Rename one of the files.`;
		const outside = posix.join(repoDir, path).startsWith("..")
			? `is outside the repository, as the project's folder in it is ${repoDir}: say with --repo-dir where that is, or move the file.`
			: undefined;
		return [objectNameProblem(name), taken, outside]
			.filter((message) => message !== undefined)
			.map((message) => ({ file, path: "", message }));
	});
}

/** An object as YAML that readers of YAML 1.1, as Kubernetes's is, take for the same. */
export function manifestText(object: StackObject): string {
	return stringify(object, { lineWidth: 0, compat: "yaml-1.1" });
}
