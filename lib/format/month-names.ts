/** Fixed, because "Sep" and "Sept" differ between the tables of servers and browsers and would not hydrate. */
const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** The month's short name; January is 1. */
export function monthName(month: number): string {
  return monthNames[month - 1] ?? ''
}
