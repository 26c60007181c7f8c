package io.tallyman.rule;

import io.tallyman.event.Interval;
import io.tallyman.event.Timed;
import java.io.ObjectInput;
import java.io.ObjectOutput;
import org.drools.base.base.ValueResolver;
import org.drools.base.base.ValueType;
import org.drools.base.rule.accessor.Evaluator;
import org.drools.base.rule.accessor.FieldValue;
import org.drools.base.rule.accessor.ReadAccessor;
import org.drools.compiler.rule.builder.EvaluatorDefinition;
import org.drools.drl.parser.impl.Operator;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.rule.FactHandle;

/** The operator {@code within} of rules: {@code this within $window.after($start)}. */
public final class WithinOperator implements EvaluatorDefinition {

    static final String NAME = "within";

    @Override
    public String[] getEvaluatorIds() {
        return new String[] {NAME};
    }

    @Override
    public boolean isNegatable() {
        return false;
    }

    @Override
    public Evaluator getEvaluator(ValueType type, String operator, boolean negated, @Nullable String parameters) {
        return new Within();
    }

    @Override
    public Evaluator getEvaluator(
            ValueType type, String operator, boolean negated, @Nullable String parameters, Target left, Target right) {
        return new Within();
    }

    @Override
    public Evaluator getEvaluator(ValueType type, Operator operator, @Nullable String parameters) {
        return new Within();
    }

    @Override
    public Evaluator getEvaluator(ValueType type, Operator operator) {
        return new Within();
    }

    @Override
    public boolean supportsType(ValueType type) {
        return true;
    }

    @Override
    public Target getTarget() {
        return Target.FACT;
    }

    @Override
    public void writeExternal(ObjectOutput out) {}

    @Override
    public void readExternal(ObjectInput in) {}

    /* The compiler hands over the two values, each wrapped as the object of a fact handle. */
    private static final class Within implements Evaluator {

        @Override
        public boolean evaluate(
                @Nullable ValueResolver resolver,
                @Nullable ReadAccessor leftAccessor,
                FactHandle left,
                @Nullable ReadAccessor rightAccessor,
                FactHandle right) {
            return ((Interval) right.getObject()).contains((Timed) left.getObject());
        }

        @Override
        public boolean evaluate(ValueResolver resolver, ReadAccessor accessor, FactHandle fact, FieldValue value) {
            throw new UnsupportedOperationException("within compares with a window, not with a literal.");
        }

        @Override
        public ValueType getValueType() {
            return ValueType.OBJECT_TYPE;
        }

        @Override
        public ValueType getCoercedValueType() {
            return ValueType.OBJECT_TYPE;
        }

        @Override
        public Operator getOperator() {
            return Operator.addOperatorToRegistry(NAME, false);
        }

        @Override
        public boolean isTemporal() {
            return false;
        }

        @Override
        public org.drools.base.time.@Nullable Interval getInterval() {
            return null;
        }
    }
}
