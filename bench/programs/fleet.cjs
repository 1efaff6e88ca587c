/** An edition of a fleet: the conference of the file that the stack's config names. */
const pulumi = require("@pulumi/pulumi");
const zoom = require("pulumi-zoom-events");

new zoom.Conference("edition", { file: new pulumi.Config().require("edition") });
