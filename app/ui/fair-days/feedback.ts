import type { ScanVerdict } from "~/lib/vocabulary";

/** A short sign for who looks at people and not at the screen: one for who comes in, two for who does not. */
export function giveSign(verdict: ScanVerdict | null): void {
  const isFine = verdict === "admitted";
  navigator.vibrate?.(isFine ? 80 : [160, 80, 160]);
  try {
    const audio = new AudioContext();
    const tones = isFine ? [880] : [330, 330];
    for (const [place, frequency] of tones.entries()) {
      const tone = audio.createOscillator();
      tone.frequency.value = frequency;
      tone.connect(audio.destination);
      tone.start(audio.currentTime + place * 0.25);
      tone.stop(audio.currentTime + place * 0.25 + 0.15);
    }
    setTimeout(() => void audio.close(), 1000);
  } catch {
    // Without sound the words stand.
  }
}
