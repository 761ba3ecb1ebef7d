import { runLineProgram } from "./line-program.ts";

runLineProgram();
