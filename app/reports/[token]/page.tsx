import type { Metadata } from 'next'
import { forbidden, notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { Card } from '@/components/ui/card'
import { TextLink } from '@/components/ui/text-link'
import { requireReportLink } from '@/lib/access/reports/report-gate'
import type { Scope } from '@/lib/access/scope'
import { requireUser, type SignedInUser } from '@/lib/access/signed-in-user'
import { ForbiddenError, NotFoundError } from '@/lib/errors'
import { formatBytes } from '@/lib/format/format-bytes'
import { formatInstant } from '@/lib/format/format-instant'
import { formatCount } from '@/lib/format/format-number'
import { localeOfCurrency } from '@/lib/format/locale-of-currency'
import { describeFilter } from '@/lib/reports/describe-filter'
import { getReport } from '@/lib/reports/get-report'
import type { Report } from '@/lib/reports/report'

export const metadata: Metadata = {
  title: 'Your report',
  referrer: 'no-referrer',
  robots: { index: false, follow: false },
}

/** Where a mailed link leads. Looking at it takes nothing: the file comes by the button. */
export default async function ReportPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const { scope, report } = await open(await requireUser(), token)
  const history = `/w/${scope.slug}/message-analysis/reports`
  return (
    <main id="content" className="mx-auto w-full max-w-lg px-4 py-10">
      <h1 className="mb-1 text-title font-bold tracking-tight">Your report</h1>
      <p className="mb-4 text-small text-muted">
        {scope.workspaceName} · times in {scope.timeZone}
      </p>
      <Card title={titleOf(report)}>
        <Facts scope={scope} report={report} />
        {isOpen(report) ? (
          <form method="post" action={`/reports/${token}/download`} className="mt-5">
            <Button type="submit" look="primary">
              Download
            </Button>
          </form>
        ) : (
          <p className="mt-5 text-small text-muted">
            Ask for it again in Message Analysis; it is made from what is there then.
          </p>
        )}
      </Card>
      <p className="mt-4 text-small text-pretty text-muted">
        The file is a zip encrypted with AES-256. 7-Zip, WinZip, Keka and The Unarchiver open it. The password
        is in the mail or beside the report in <TextLink href={history}>your reports</TextLink>.
      </p>
    </main>
  )
}

async function open(user: SignedInUser, token: string): Promise<{ scope: Scope; report: Report }> {
  try {
    const { scope, reportId } = await requireReportLink(user, token)
    return { scope, report: await getReport(scope, reportId) }
  } catch (error) {
    if (error instanceof NotFoundError) notFound()
    if (error instanceof ForbiddenError) forbidden()
    throw error
  }
}

function isOpen({ isFileThere, downloadsLeft }: Report): boolean {
  return isFileThere && downloadsLeft > 0
}

function titleOf(report: Report): string {
  if (isOpen(report)) return 'It is ready'
  return report.isFileThere ? 'It was downloaded three times' : 'This link has expired'
}

function Facts({ scope, report }: { scope: Scope; report: Report }) {
  const locale = localeOfCurrency(scope.currency)
  const facts: [string, ReactNode][] = [
    ...(report.filter ? describeFilter(report.filter) : []).map(({ label, value }): [string, ReactNode] => [
      label,
      <bdi key={label}>{value}</bdi>,
    ]),
    ['Rows', formatCount(report.rowsDone, locale)],
    ...(report.bytes === null ? [] : [['Size', formatBytes(report.bytes)] satisfies [string, ReactNode]]),
    ...(isOpen(report) && report.fileUntil
      ? [['Until', formatInstant(new Date(report.fileUntil), scope.timeZone)] satisfies [string, ReactNode]]
      : []),
    ...(isOpen(report) ? [['Downloads left', report.downloadsLeft] satisfies [string, ReactNode]] : []),
  ]
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 text-small">
      {facts.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-muted">{name}</dt>
          <dd className="min-w-0 break-words">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
