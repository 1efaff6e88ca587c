package main

import (
	"context"
	"fmt"

	"github.com/blang/semver"
	"github.com/pulumi/pulumi/pkg/v3/codegen/schema"
)

// noPackages loads nothing: the schema refers to no other package.
type noPackages struct{}

func (noPackages) LoadPackage(name string, _ *semver.Version) (*schema.Package, error) {
	return nil, fmt.Errorf("the schema refers to the package %q: it may refer to none", name)
}

func (loader noPackages) LoadPackageV2(_ context.Context, of *schema.PackageDescriptor) (*schema.Package, error) {
	return loader.LoadPackage(of.Name, nil)
}

func (loader noPackages) LoadPackageReference(name string, _ *semver.Version) (schema.PackageReference, error) {
	_, err := loader.LoadPackage(name, nil)
	return nil, err
}

func (loader noPackages) LoadPackageReferenceV2(
	_ context.Context, of *schema.PackageDescriptor,
) (schema.PackageReference, error) {
	return loader.LoadPackageReference(of.Name, nil)
}
