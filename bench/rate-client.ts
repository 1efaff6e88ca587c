/**
 * A client process of the rate figure: creates sessions as fast as its limiter lets it.
 *
 * Says `ready` after a first create; at `go` it creates for so many ms, and answers how many were made.
 */
import { ZoomEventsClient } from "pulumi-zoom-events";
import { CREDENTIALS } from "./api.ts";
import type { RateReport, RateTask } from "./rate-clients.ts";

/** Creates that wait for the limiter at any time: more than a second's worth, so that it never runs dry. */
const WAITING = 64;

const { url, eventId } = JSON.parse(process.argv[2] ?? "{}") as RateTask;
const client = new ZoomEventsClient({
	...CREDENTIALS,
	apiUrl: `${url}/v2`,
	oauthUrl: `${url}/oauth/token`,
	plan: "pro",
});
const create = () =>
	client.call("createEventSession", {
		path: { eventId },
		body: {
			name: "Session",
			type: 2,
			timezone: "Europe/Berlin",
			start_time: "2031-05-04T08:00:00Z",
			end_time: "2031-05-04T09:00:00Z",
		},
	});

await create();
process.send?.("ready");
process.once("message", async (ms: number) => {
	const until = performance.now() + ms;
	const report: RateReport = { made: 0, failed: 0 };
	const creates = async (): Promise<void> => {
		while (performance.now() < until) {
			try {
				await create();
				// What is answered after the end was not made in time.
				if (performance.now() < until) report.made++;
			} catch {
				report.failed++;
			}
		}
	};
	await Promise.all(Array.from({ length: WAITING }, creates));
	await client.close();
	process.send?.(report, () => process.exit(0));
});
