/** Card read: one high beep. Trouble: two low ones. Made here, so that there is no file to load. */
export function playSound(sound: "read" | "error"): void {
  if (typeof AudioContext === "undefined") return;
  const context = new AudioContext();
  const tones = sound === "read" ? [{ hertz: 1760, at: 0 }] : [0, 0.22].map((at) => ({ hertz: 330, at }));
  for (const { hertz, at } of tones) {
    const oscillator = context.createOscillator();
    const volume = context.createGain();
    const from = context.currentTime + at;
    oscillator.frequency.value = hertz;
    volume.gain.setValueAtTime(0.25, from);
    volume.gain.linearRampToValueAtTime(0, from + 0.15);
    oscillator.connect(volume).connect(context.destination);
    oscillator.start(from);
    oscillator.stop(from + 0.16);
  }
  setTimeout(() => void context.close(), 800);
}
