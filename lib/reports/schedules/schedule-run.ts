/** What a job is told of a mail that it is to send. */
export interface ScheduleRun {
  scheduleId: string
  /** The day, in the workspace's zone, on which it was due. */
  today: string
  /** Asked for by the member: then also where it is stopped or nothing has happened. */
  isAsked: boolean
}
