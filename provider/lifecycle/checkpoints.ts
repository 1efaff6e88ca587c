/**
 * Whether the engine writes its state once, at the end of a run: by the switch of its own, `PULUMI_SKIP_CHECKPOINTS`,
 * which it reads as `1` or `true`. A run that is killed then leaves the state as it was before.
 */
export function skipsCheckpoints(environment: Record<string, string | undefined> = process.env): boolean {
	return /^(?:1|true)$/i.test(environment.PULUMI_SKIP_CHECKPOINTS ?? "");
}
