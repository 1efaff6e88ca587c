import type { Stored } from "../../store";
import { contrast } from "../contrast";
import { probe } from "../probe";
import { isDone, saw, TAKEN } from "../saw";

export const vodChannelProbes = [
	probe("vod-channels.not-found-code", { requests: 3 }, async (lab) => {
		const params = { hubId: lab.hubId, channelId: "no-such-channel" };
		const codes = [
			await lab.ask("getVODChannelDetail", params),
			await lab.ask("UpdateVideoChannel", params, { name: lab.name() }),
			await lab.ask("ListVODChannelVideos", params),
		].map(({ code }) => code);
		return codes.every((code) => code === 261101) ? "261101" : "other";
	}),
	probe("vod-channels.open-with-list", { requests: 4 }, async (lab) => {
		const params = { hubId: lab.hubId, channelId: await lab.channel() };
		const settings = { authentication_method: "bypass_auth" };
		const changes = { settings: { ...settings, allow_domain_list: ["example.com"] } };
		return contrast(lab, "UpdateVideoChannel", params, { settings }, changes);
	}),
	probe("vod-channels.embed-script", { requests: 3 }, async (lab) => {
		const params = { hubId: lab.hubId, channelId: await lab.channel("SINGLE_VIDEO_EMBEDDED") };
		const { embed_script: script } = await lab.read("getVODChannelDetail", params);
		return typeof script === "string" && script !== "" ? "present" : "absent";
	}),
	probe("vod-channels.publish-twice", { requests: 10, publish: true }, async (lab) => {
		const params = { hubId: lab.hubId, channelId: await lab.channel() };
		await lab.must("vodChannelActions", params, { operation: "publish" });
		return saw(await lab.ask("vodChannelActions", params, { operation: "publish" }), TAKEN);
	}),
	probe("vod-channels.unanswered", { requests: 8, publish: true }, async (lab) => {
		const params = { hubId: lab.hubId, channelId: await lab.channel() };
		await lab.must("vodChannelActions", params, { operation: "publish" });
		const answer = await lab.ask("VODTicketRegistration", params, {
			registrations: [{ email: lab.address("unanswered") }],
		});
		if (!isDone(answer)) return saw(answer, TAKEN);
		return ((answer.body.registrations ?? []) as Stored[]).length > 0 ? "taken" : "refused";
	}),
	probe("vod-channels.register-twice", { requests: 8, publish: true }, async (lab) => {
		const params = { hubId: lab.hubId, channelId: await lab.channel() };
		await lab.must("vodChannelActions", params, { operation: "publish" });
		const registrations = [lab.person("viewer")];
		const first = await lab.must("VODTicketRegistration", params, { registrations });
		const again = await lab.ask("VODTicketRegistration", params, { registrations });
		const idOf = (body: Stored): unknown => ((body.registrations ?? []) as Stored[])[0]?.registration_id;
		const second = idOf(again.body);
		if (second === undefined) return saw(again, { "4xx": "refused", "2xx": "refused" });
		return second === idOf(first) ? "same" : "two";
	}),
];
