/** GB/T 2261.1: what forms in Chinese write for the two sexes that a card can name, its code, and the word of `IdCard`. */
export const sexes = { male: ["男", "1", "male"], female: ["女", "2", "female"] } as const;

/** 汉族 beside 汉 (GB/T 3304). */
export const nationSuffix = "族";
