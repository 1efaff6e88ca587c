import * as zoom from "pulumi-zoom-events";

declare const event: zoom.Event;

new zoom.Exhibitor("example-corp", {
	eventId: event.eventId,
	name: "Example Corp",
	contactName: "Grace Sample",
	contactEmail: "grace@example.com",
	isSponsor: true,
	tierId: zoom.sponsorTierId({ eventId: event.eventId, name: "Gold" }),
});
