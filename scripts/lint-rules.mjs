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

/**
 * A connection that breaks without a listener ends the process: pools, clients and borrowed connections are made where
 * there is one, and nowhere else.
 */
const noLooseConnection = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const nameOf = (node) => (node.type === 'MemberExpression' ? node.property.name : node.name) ?? ''
    const isOfPg = ({ type, object }) => type === 'MemberExpression' && object.name === 'pg'
    return {
      NewExpression(node) {
        if (isOfPg(node.callee) && ['Client', 'Pool'].includes(nameOf(node.callee)))
          context.report({
            node,
            message: 'Use createPool or ownClient: they listen for connections that break.',
          })
      },
      CallExpression({ callee }) {
        if (callee.type !== 'MemberExpression' || callee.property.name !== 'connect') return
        if (/(pool|slow)$/i.test(nameOf(callee.object)))
          context.report({
            node: callee,
            message: 'Use inTransaction or inOneMoment: they give connections back.',
          })
      },
    }
  },
}

export default {
  meta: { name: 'yinuo' },
  rules: { 'no-implicit-now': noImplicitNow, 'no-loose-connection': noLooseConnection },
}
