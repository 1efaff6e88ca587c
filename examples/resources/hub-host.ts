import * as zoom from "pulumi-zoom-events";

declare const hubId: string;

new zoom.HubHost("ada", { hubId, email: "ada@example.com" });
