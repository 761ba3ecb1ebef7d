/** Everybody whom the city hall's server has to do with, as clients of its wire. */
import { signIn } from "../hall/hall-process.ts";
import type { ClientPlan } from "./crowd-calls.ts";

export const counterIds = Array.from({ length: 92 }, (_, i) => String(i + 1));
/** Counters that serve the all-round queue. */
export const allRoundCounters = counterIds.slice(0, 17);
const screenTokens = 3;

export async function clerks(url: string): Promise<ClientPlan[]> {
  const plans: ClientPlan[] = [];
  for (const counterId of counterIds) {
    const token = await signIn(url, `clerk-${counterId.padStart(2, "0")}`);
    plans.push({ auth: { token }, views: [{ name: "counter", params: { counterId } }] });
  }
  return plans;
}

export function pads(): ClientPlan[] {
  return counterIds.map((counterId) => ({
    auth: { token: `demo-pad-${counterId}` },
    views: [{ name: "pad", params: { counterId } }],
  }));
}

export function signs(): ClientPlan[] {
  return counterIds.map((counterId) => ({
    auth: { token: `demo-sign-${counterId}` },
    views: [{ name: "sign", params: { counterId } }],
  }));
}

export function screens(count: number): ClientPlan[] {
  return Array.from({ length: count }, (_, i) => {
    const screenId = String((i % screenTokens) + 1);
    return { auth: { token: `demo-screen-${screenId}` }, views: [{ name: "screen", params: { screenId } }] };
  });
}

export function phones(tokens: readonly string[]): ClientPlan[] {
  return tokens.map((token) => ({ auth: {}, views: [{ name: "ticket", params: { token } }] }));
}

export function kiosks(): ClientPlan[] {
  return ["1", "2", "3", "4"].map((id) => ({
    auth: { token: `demo-kiosk-${id}` },
    views: [{ name: "kiosk", params: {} }],
  }));
}

export async function managers(url: string): Promise<ClientPlan[]> {
  return [{ auth: { token: await signIn(url, "manager") }, views: [{ name: "hall", params: {} }] }];
}

/** The same clients for a bare server, which knows them by their index. */
export function forBare(plans: readonly ClientPlan[]): ClientPlan[] {
  return plans.map((plan, index) => ({ ...plan, auth: { ...plan.auth, index: String(index) } }));
}
