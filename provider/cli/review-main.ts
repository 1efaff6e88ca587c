#!/usr/bin/env node
import { Command } from "commander";
import { driftCommand } from "./drift";
import { reviewCommand } from "./review";

void new Command("zoom-events").addCommand(reviewCommand()).addCommand(driftCommand()).parseAsync();
