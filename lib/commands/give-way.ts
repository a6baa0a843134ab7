import { readdirSync } from 'node:fs'
import { constants, setPriority } from 'node:os'

/**
 * Lets every other process of the machine go first. Not to be called before a child is started that should not
 * give way: it would inherit this.
 */
export function giveWay(): void {
  setPriority(constants.priority.PRIORITY_LOW)
  // On Linux a priority is a thread's own, and those that pack and collect garbage are there already.
  for (const thread of process.platform === 'linux' ? readdirSync('/proc/self/task') : []) {
    try {
      setPriority(Number(thread), constants.priority.PRIORITY_LOW)
    } catch {
      // It has ended meanwhile.
    }
  }
}
