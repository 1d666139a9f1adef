// The chime at the end of a step. It can be switched off, on this device and for good.
const KEY = "sound"

export const soundIsOn = (): boolean => localStorage.getItem(KEY) !== "off"

export const switchSound = (on: boolean): void => localStorage.setItem(KEY, on ? "on" : "off")

/** Two soft tones, and a short vibration where the device has one. */
export function chime(): void {
  if (soundIsOn()) sound()
}

/** The same, to try whether it is heard. */
export function sound(): void {
  navigator.vibrate?.(200)
  if (!navigator.userActivation?.hasBeenActive) return // a browser lets a page sound only after a touch
  const audio = new AudioContext()
  tone(audio, 660, 0)
  tone(audio, 880, 0.25)
}

function tone(audio: AudioContext, pitch: number, after: number): void {
  const start = audio.currentTime + after
  const [voice, volume] = [audio.createOscillator(), audio.createGain()]
  voice.frequency.value = pitch
  volume.gain.setValueAtTime(0.0001, start)
  volume.gain.exponentialRampToValueAtTime(0.2, start + 0.03)
  volume.gain.exponentialRampToValueAtTime(0.0001, start + 0.6)
  voice.connect(volume).connect(audio.destination)
  voice.start(start)
  voice.stop(start + 0.7)
}
