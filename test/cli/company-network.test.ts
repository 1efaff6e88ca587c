import { afterAll, beforeAll, expect, it } from "vitest";
import {
	askWho,
	type Certificates,
	type Front,
	makeCertificates,
	startFront,
	startProxy,
	type TunnelProxy,
	tunnelTo,
} from "../helpers/company-network.ts";
import { describeWith, OPENSSL } from "../helpers/needs.ts";
import { HOSTS, type Run, type TestStack } from "../helpers/stack.ts";

const PACKAGE = '{ "name": "test", "main": "index.js" }';

/** An event in a hub that is looked up, so that the program asks too, and not the provider alone. */
const PROGRAM = `
const zoom = require("pulumi-zoom-events");
const event = new zoom.Event("meetup", {
	hubId: zoom.hubId({ name: "Emulator Hub" }),
	name: "Meetup",
	description: "For tests.",
	eventType: "CONFERENCE",
	accessLevel: "PRIVATE_UNRESTRICTED",
	attendanceType: "virtual",
	timezone: "Europe/Berlin",
	calendar: [{ startTime: "2030-05-04T08:00:00Z", endTime: "2030-05-04T09:00:00Z" }],
});
`;

const UP = ["up", "--yes", "--skip-preview"] as const;

/** Without a URL in the settings: Zoom's own are asked. */
const ZOOMS_OWN = { ZOOM_API_URL: "", ZOOM_OAUTH_URL: "" };

describeWith(OPENSSL, "behind a company's proxy", () => {
	let certificates: Certificates;
	let front: Front;
	let proxy: TunnelProxy;
	let stack: TestStack;
	beforeAll(() => {
		certificates = makeCertificates();
	});
	afterAll(() => certificates.remove());

	for (const [host, make] of HOSTS) {
		const inNetwork = (environment: Record<string, string>, ...args: string[]): Promise<Run> =>
			stack.pulumiWith({ ...ZOOMS_OWN, ...environment }, ...args);

		it(`${host} makes, refreshes and removes through it what the program declares`, async () => {
			stack = await make({ "package.json": PACKAGE, "index.js": PROGRAM });
			front = await startFront(stack.emulator.url, certificates.issue(["DNS:zoom.us", "DNS:*.zoom.us"]), {
				apiUrl: "https://api-us.zoom.us",
			});
			proxy = await startProxy(askWho("ada", "p@ss", tunnelTo(front.port)));
			try {
				const HTTPS_PROXY = proxy.url.replace("//", "//ada:p%40ss@");
				const trusting = { NODE_EXTRA_CA_CERTS: certificates.ca };
				const refused = await inNetwork({ ...trusting, HTTPS_PROXY: proxy.url }, ...UP);
				expect(refused.exitCode).not.toBe(0);
				expect(refused.output).toContain(
					`The token endpoint https://zoom.us/oauth/token can't be reached: the proxy ${proxy.url} asks for a user name and password (HTTP 407).`,
				);
				const untrusted = await inNetwork({ HTTPS_PROXY }, ...UP);
				expect(untrusted.exitCode).not.toBe(0);
				expect(untrusted.output).toContain(
					"A company's proxy or firewall may sign it: ask IT for its CA certificate, and set NODE_EXTRA_CA_CERTS=<its PEM file>.",
				);
				// Pulumi's own SDK reads the names in small letters, and would look for the engine behind the proxy.
				const small = { https_proxy: HTTPS_PROXY, no_proxy: "localhost,127.0.0.1" };
				for (const [environment, ...args] of [
					[{ HTTPS_PROXY }, ...UP],
					[{ HTTPS_PROXY }, "preview", "--expect-no-changes"],
					[small, "refresh", "--yes", "--skip-preview", "--expect-no-changes"],
					[small, "preview", "--expect-no-changes"],
					[{ HTTPS_PROXY }, "destroy", "--yes", "--skip-preview"],
				] as const) {
					const { exitCode, output } = await inNetwork({ ...trusting, ...environment }, ...args);
					expect(exitCode, output).toBe(0);
				}
				expect(stack.printed().includes("p%40ss") || stack.printed().includes("p@ss")).toBe(false);
				const withTokens = front.seen.filter(({ hasToken }) => hasToken).map(({ host }) => host);
				expect(new Set(withTokens)).toEqual(new Set(["api-us.zoom.us"]));
			} finally {
				await proxy.close();
				await front.close();
				await stack.close();
			}
		});
	}
});
