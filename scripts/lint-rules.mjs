// Rules of our own for oxlint: what no built-in rule can say.
const ownClock = 'Time comes in as an argument: the core and the workflows never read a clock of the machine.'

/** `new Date()` and `Date()` without an argument read the machine's clock. */
const noImplicitNow = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const check = (node) => {
      const isDate = node.callee.type === 'Identifier' && node.callee.name === 'Date'
      if (isDate && (node.type === 'CallExpression' || node.arguments.length === 0)) {
        context.report({ node, message: ownClock })
      }
    }
    return { NewExpression: check, CallExpression: check }
  },
}

export default { meta: { name: 'yinuo' }, rules: { 'no-implicit-now': noImplicitNow } }
