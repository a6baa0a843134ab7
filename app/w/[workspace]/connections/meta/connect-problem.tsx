import { Callout } from '@/components/ui/callout'
import type { ConnectProblem as Problem } from '@/lib/access/meta/connect-problems'
import { connectSentences } from './connect-sentences'
import { LogInButton } from './log-in-button'

export type ConnectProblemProps = { problem: Problem; slug: string; mayManage: boolean }

export function ConnectProblem({ problem, slug, mayManage }: ConnectProblemProps) {
  const { title, sentence, again, purpose } = connectSentences[problem]
  return (
    <div role="alert" className="mb-4">
      <Callout
        tone="warning"
        title={title}
        action={
          again && mayManage ? <LogInButton slug={slug} again purpose={purpose} label="Ask again" /> : null
        }
      >
        {sentence}
      </Callout>
    </div>
  )
}
