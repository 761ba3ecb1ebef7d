/** Sets documents beside the hall: a page takes a tenth of a second, the first one half a second more. */
import { answerEach } from "../threads/answer-each.ts";
import { renderDocument } from "./render.ts";

answerEach(renderDocument);
