/** A publisher platform in words: "audience_network" is "Audience Network". Meta adds new ones at will. */
export function platformLabel(platform: string): string {
  const words = platform.split(/[_\s]+/).filter(Boolean)
  return words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join(' ')
}
