import { runLineProgram } from "../../../drivers/host/line-program.ts";
import { lookWhenAsked } from "./look.ts";

lookWhenAsked();
runLineProgram();
