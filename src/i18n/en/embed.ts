import type { embed as vi } from '../vi/embed.ts';

export const embed = {
  progress: 'Progress',
  more: 'See everything on the portal',
  voice: {
    title: 'Search by voice',
    lead: 'Press the button and say what you look for, 10 seconds at most. For example: “birth certificate”.',
    start: 'Press to speak',
    listening: 'Listening… wait a moment when you have finished.',
    heard: 'Heard: {text}. Searching…',
    nothing: 'That was not clear. Try again, or type below.',
    refused: 'The browser may not use the microphone. Allow it, or type below.',
    without: 'This browser does not understand speech: type below.',
    privacy: 'Your browser turns speech into words; the portal gets only the words.',
  },
} satisfies typeof vi;
