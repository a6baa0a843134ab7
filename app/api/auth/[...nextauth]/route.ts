export { answerAuth as GET, answerAuth as POST } from '@/lib/access/auth-door'
